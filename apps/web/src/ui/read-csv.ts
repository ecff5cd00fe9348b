import { CsvError, parse } from 'csv-parse/browser/esm/sync';

/** One row of a table, by the headings of its first line. */
export interface CsvRow {
  /** Line of the file on which the row begins, from 1, as editors count. */
  line: number;
  /** The trimmed cells by heading; a missing cell is an empty text. */
  cells: Record<string, string>;
}

/** The rows of a CSV text, or why it cannot be read. */
export type CsvReading =
  | { columns: string[]; rows: CsvRow[] }
  /** `broken`: an unclosed quote, starting on this line. `empty`: no text after the first line. */
  | { fault: 'broken' | 'empty'; line: number };

/**
 * Reads CSV (RFC 4180) as spreadsheets save it. The delimiter is whichever of comma, semicolon and tab is most frequent
 * in the first line; a byte order mark is optional. Skips empty lines.
 */
export function readCsv(text: string): CsvReading {
  const firstLine = text.split(/\r?\n|\r/, 1)[0] ?? '';
  const count = (mark: string) => firstLine.split(mark).length;
  const delimiter = [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  try {
    const found = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const written = found.filter(({ record }) => record.some(Boolean));
    const columns = written[0]?.record ?? [];
    const rows = written.slice(1).map(({ record, info }) => ({
      line: info.lines - record.join('').split('\n').length + 1,
      cells: Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ''])),
    }));
    return rows.length > 0 ? { columns, rows } : { fault: 'empty', line: 1 };
  } catch (error) {
    if (error instanceof CsvError) return { fault: 'broken', line: Number(error['lines'] ?? 1) };
    throw error;
  }
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
