// Apart from the schemas, so that a page which writes a file loads none of them.

// What does not show may stand before the sign: some spreadsheets leave it out, and then run the rest.
const runs = /^[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r\n]/u;

/** A cell of a CSV file that no spreadsheet runs (OWASP, CSV injection): what could be a formula begins with an apostrophe. */
export function plainCell(text: string): string {
  return runs.test(text) ? `'${text}` : text;
}
