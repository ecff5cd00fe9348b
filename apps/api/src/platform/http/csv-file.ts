import { Readable, type Transform } from 'node:stream';
import type { Locale } from '@casedoor/contracts';
import { plainCell } from '@casedoor/contracts/csv-cell';
import { stringify } from 'csv-stringify';

/** A CSV file to download. */
export interface CsvFile {
  /** ASCII, with its extension. */
  name: string;
  locale: Locale;
  /** Column names. */
  header: readonly string[];
  /** The rows, streamed as they are read. */
  lines: AsyncIterable<readonly string[]>;
}

/** The file name of a CSV export with the day, such as `users-2026-11-22.csv`. */
export function csvFileName(what: string, now = new Date()): string {
  return `${what}-${now.toISOString().slice(0, 10)}.csv`;
}

/**
 * Streams the file as text (RFC 4180), row by row. A cell that a spreadsheet would run as a formula gets a leading
 * apostrophe; spreadsheets in French expect semicolons, and all of them a byte order mark to detect UTF-8.
 */
export function streamCsv({ locale, header, lines }: CsvFile): Transform {
  const csv = stringify({
    bom: true,
    delimiter: locale === 'fr' ? ';' : ',',
    record_delimiter: 'windows',
    cast: { string: plainCell },
    // By itself it quotes only its own record delimiter, not a lone line end in a cell.
    quoted_match: /[\r\n]/,
  });
  csv.write(header);
  const source = Readable.from(lines);
  // If one fails, both end: an incomplete file must not look complete.
  source.on('error', (error) => csv.destroy(error));
  csv.on('close', () => source.destroy());
  return source.pipe(csv);
}
