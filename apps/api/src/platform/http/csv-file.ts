import { Readable, type Transform } from 'node:stream';
import type { Locale } from '@casedoor/contracts';
import { plainCell } from '@casedoor/contracts/csv-cell';
import { stringify } from 'csv-stringify';

/** A CSV file to download. */
export interface CsvFile {
  /** ASCII, with its ending. */
  name: string;
  locale: Locale;
  /** Names of the columns. */
  header: readonly string[];
  /** The lines, as they are read. */
  lines: AsyncIterable<readonly string[]>;
}

/** A day's CSV file, such as `users-2026-11-22.csv`. */
export function csvFileName(what: string, now = new Date()): string {
  return `${what}-${now.toISOString().slice(0, 10)}.csv`;
}

/**
 * The file as text (RFC 4180), line after line. A cell that a spreadsheet would run as a formula begins with an
 * apostrophe; spreadsheets in French expect semicolons, and all of them a byte order mark to know UTF-8.
 */
export function streamCsv({ locale, header, lines }: CsvFile): Transform {
  const csv = stringify({
    bom: true,
    delimiter: locale === 'fr' ? ';' : ',',
    record_delimiter: 'windows',
    cast: { string: plainCell },
    // Of line ends, it quotes by itself only the one that parts the lines.
    quoted_match: /[\r\n]/,
  });
  csv.write(header);
  const source = Readable.from(lines);
  // What ends one ends the other: a half-written file must not look like a whole one.
  source.on('error', (error) => csv.destroy(error));
  csv.on('close', () => source.destroy());
  return source.pipe(csv);
}
