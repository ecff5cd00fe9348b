import { parse } from 'csv-parse/browser/esm/sync';
import { mendQuotes } from './mend-quotes.ts';

/** One row of a table, by the headings of its header. */
export interface CsvRow {
  /** Line of the file on which the row begins, from 1, as editors and spreadsheets count. */
  line: number;
  /** The trimmed cells by heading; a missing cell is an empty text. */
  cells: Record<string, string>;
}

/** A table of a CSV text. */
export interface CsvTable {
  /** Different from each other: the second column called "E-mail" is "E-mail (2)". */
  columns: string[];
  rows: CsvRow[];
  /** Lines on which a quote was not closed; the cell was read to its end on that line. */
  unclosed: number[];
}

/** The rows of a CSV text, or that there are none. */
export type CsvReading = CsvTable | { fault: 'empty' };

type Records = { line: number; record: string[] }[];

// People write a title, a date or a blank line above the header; nobody writes a page.
const linesAboveHeader = 20;

/**
 * Reads CSV (RFC 4180) as spreadsheets save it: with a byte order mark, a `sep=` line, lines above the header, empty
 * lines, and quotes that are not closed. `isHeading` says which headings are known; the header is the first of the lines
 * that has most of them, else the first line, and the delimiter is the one that gives it.
 */
export function readCsv(given: string, isHeading: (cell: string) => boolean = () => false): CsvReading {
  const marked = given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const declared = /^sep=(.)(?=\n|$)/i.exec(marked);
  // The line stays, empty, so that those below keep their numbers.
  const text = marked.slice(declared?.[0].length ?? 0);
  const delimiter = declared?.[1] ?? delimiterOf(text, isHeading);
  const { text: mended, unclosed } = mendQuotes(text, delimiter);
  const written = recordsOf(mended, delimiter);
  const header = headerOf(written, isHeading);
  const columns = differentNames(written[header]?.record ?? []);
  const rows = written.slice(header + 1).map(({ line, record }) => ({
    line,
    cells: Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])),
  }));
  if (rows.length === 0) return { fault: 'empty' };
  return { columns, rows, unclosed: unclosed.filter((line) => line >= (written[header]?.line ?? 1)) };
}

/** The records that have any text, each with the line on which it begins. */
function recordsOf(text: string, delimiter: string): Records {
  const found = parse(text, {
    delimiter,
    raw: true,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
  }) as unknown as { record: string[]; raw: string }[];
  let line = 1;
  return found.flatMap(({ record, raw }) => {
    const begins = line;
    line += raw.split('\n').length - 1;
    return record.some(Boolean) ? [{ line: begins, record }] : [];
  });
}

function headerOf(written: Records, isHeading: (cell: string) => boolean): number {
  const known = written.slice(0, linesAboveHeader).map(({ record }) => record.filter(isHeading).length);
  return Math.max(known.indexOf(Math.max(...known)), 0);
}

/** The delimiter that gives most known headings, then most lines of one width, then most columns. */
function delimiterOf(text: string, isHeading: (cell: string) => boolean): string {
  const head = text
    .split('\n', 2 * linesAboveHeader)
    .join('\n')
    .slice(0, 50_000);
  const ranked = [',', ';', '\t', '|'].map((delimiter) => {
    const written = recordsOf(mendQuotes(head, delimiter).text, delimiter);
    const widths = written.slice(headerOf(written, isHeading)).map(({ record }) => record.length);
    const width = widths[0] ?? 1;
    const headings = Math.max(0, ...written.map(({ record }) => record.filter(isHeading).length));
    return {
      delimiter,
      rank: [headings, width > 1 ? widths.filter((each) => each === width).length : 0, width],
    };
  });
  return ranked.reduce((best, other) => (isGreater(other.rank, best.rank) ? other : best)).delimiter;
}

function isGreater(one: readonly number[], other: readonly number[]): boolean {
  const differs = one.findIndex((value, index) => value !== other[index]);
  return differs >= 0 && (one[differs] ?? 0) > (other[differs] ?? 0);
}

function differentNames(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading) => {
    let name = heading;
    for (let number = 2; name !== '' && taken.has(name); number += 1) name = `${heading} (${number})`;
    taken.add(name);
    return name;
  });
}

/** Returns the text of a file in UTF-8 or UTF-16, else in Windows-1252, which older spreadsheets write. */
export async function readTextFile(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(marked, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
