import { plainCell } from '@casedoor/contracts/csv-cell';

/**
 * Returns a CSV file (RFC 4180) as spreadsheets of the language read it, with a byte order mark. Puts an apostrophe
 * before a cell that a spreadsheet would run as a formula.
 */
export function writeCsv(language: string, lines: readonly (readonly string[])[]): Blob {
  const delimiter = language === 'fr' ? ';' : ',';
  const cell = (text: string) => {
    const plain = plainCell(text);
    return /["\r\n,;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const text = lines.map((line) => `${line.map(cell).join(delimiter)}\r\n`).join('');
  return new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' });
}
