import type { CsvRow } from './read-csv.ts';

/** A column that a file may have. */
export interface TableColumn<Key extends string> {
  key: Key;
  label: string;
  /** Possible headings, in any language; case, accents and punctuation do not matter. */
  names: readonly string[];
  /** Replacements for cell values; other values stay as they are. */
  values?: Readonly<Record<string, string>>;
  /** Reads several cells out of one, such as both names; a column of their own has priority. */
  read?: (cell: string, heading: string) => Readonly<Record<string, string>>;
}

/** One row of a file, under the keys of the columns. */
export type TableRow<Key extends string> = { line: number } & Partial<Record<Key, string>>;

/** Maps the columns of a file by their headings. Each column is used once. */
export function matchColumns<Key extends string>(
  found: readonly string[],
  columns: readonly TableColumn<Key>[],
): Partial<Record<Key, string>> {
  const match: Partial<Record<Key, string>> = {};
  const taken = new Set<string>();
  for (const { key, names } of columns) {
    const wanted = new Set(names.map(plain));
    const column = found.find((name) => wanted.has(plain(name)) && !taken.has(name));
    if (column === undefined) continue;
    match[key] = column;
    taken.add(column);
  }
  return match;
}

/** Whether a cell is one of the columns' headings. */
export function isHeadingOf(columns: readonly TableColumn<string>[]): (cell: string) => boolean {
  const known = new Set(columns.flatMap(({ names }) => names.map(plain)));
  return (cell) => known.has(plain(cell));
}

/** Columns of the file that could be the same one, such as two called E-mail: only one of them is used. */
export function rivalColumns(
  found: readonly string[],
  columns: readonly TableColumn<string>[],
): { label: string; headings: string[] }[] {
  return columns.flatMap(({ label, names }) => {
    const wanted = new Set(names.map(plain));
    const headings = found.filter((heading) => wanted.has(plain(heading.replace(/ \(\d+\)$/, ''))));
    return headings.length > 1 ? [{ label, headings }] : [];
  });
}

/** Returns the rows with the cells of the matched columns. */
export function rowsOf<Key extends string>(
  rows: readonly CsvRow[],
  columns: readonly TableColumn<Key>[],
  match: Partial<Record<Key, string>>,
): TableRow<Key>[] {
  return rows.map(({ line, cells }) => {
    const given: Partial<Record<Key, string>> = {};
    const readOut: Record<string, string> = {};
    for (const { key, values, read } of columns) {
      const column = match[key];
      // Exports put an apostrophe before a cell that a spreadsheet would run as a formula, such as +33.
      const cell = (column === undefined ? '' : (cells[column] ?? '')).replace(/^'(?=[=+\-@])/, '');
      if (cell === '') continue;
      if (read) Object.assign(readOut, read(cell, column ?? ''));
      else given[key] = values?.[plain(cell)] ?? cell;
    }
    return { line, ...readOut, ...given };
  });
}

/** Returns a heading without case, accents and punctuation. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
