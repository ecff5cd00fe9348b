import { invitationsAtOnce, type InvitationRow } from '@casedoor/contracts';
import { parseAddresses } from './parse-addresses.ts';

/** A row of a list, with its line in the text or file, from 1: what editors and spreadsheets show. */
export interface ListedRow extends InvitationRow {
  line: number;
}

/** A list of people found in a text, or why there is none. */
export type PeopleReading =
  | { rows: ListedRow[]; leftOut: number }
  /** `no_email_column`: a table without a column of addresses. */
  | { fault: 'empty' | 'no_email_column' };

type Column = keyof InvitationRow;

// English and French column headings, without case, accents and anything that is no letter.
const headings: Record<Column, readonly string[]> = {
  email: [
    'email',
    'mail',
    'emailaddress',
    'mailaddress',
    'adresseemail',
    'adressemail',
    'courriel',
    'adressecourriel',
    'adresseelectronique',
  ],
  firstName: ['firstname', 'givenname', 'first', 'prenom'],
  lastName: ['lastname', 'surname', 'familyname', 'last', 'nom', 'nomdefamille'],
  locale: ['language', 'locale', 'lang', 'langue'],
};

/**
 * Reads people from a pasted text or a file: a table of which a line names the columns in English or French, else
 * addresses in any form. Rows beyond the limit of one batch are left out and counted.
 */
export async function readPeople(text: string): Promise<PeopleReading> {
  const lines = text.split(/\r\n?|\n/, 20);
  const named = lines.map((line) => line.split(/[,;\t|]/).map(columnOf));
  const hasHeader = named.some((columns) => columns.includes('email'));
  if (!hasHeader && (lines[0]?.includes('@') || !/[,;\t\n\r]/.test(text.trim())))
    return limited(pasted(text));
  // A first line without an address may begin a pasted list as well as a table.
  if (
    !hasHeader &&
    named[0]?.every((column) => column === null) &&
    text.includes('@') &&
    !looksLikeTable(text)
  )
    return limited(pasted(text));
  const { readCsv } = await import('../../../ui/read-csv.ts');
  const reading = readCsv(text, (cell) => columnOf(cell) !== null);
  if ('fault' in reading) return reading;
  const columns = reading.columns.map((name) => [name, columnOf(name)] as const);
  if (!columns.some(([, column]) => column === 'email')) return { fault: 'no_email_column' };
  return limited(
    reading.rows.map(({ line, cells }) => {
      const row: ListedRow = { line, email: '' };
      for (const [name, column] of columns)
        // A spreadsheet cell may have several lines; the value gets one.
        // Of two columns of the same name, the first with a value counts.
        if (column && cells[name] && !row[column])
          row[column] = cells[name].replaceAll(/\s+/g, ' ').slice(0, 1000);
      return row;
    }),
  );
}

function columnOf(heading: string): Column | null {
  const plain = heading
    .replace(/ \(\d+\)$/, '')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
  return (Object.keys(headings) as Column[]).find((column) => headings[column].includes(plain)) ?? null;
}

/** Whether the first two lines have the same number of columns, and more than one. */
function looksLikeTable(text: string): boolean {
  const [first = '', second = ''] = text.split(/\r?\n|\r/);
  return [',', ';', '\t'].some((mark) => {
    const count = first.split(mark).length;
    return count > 1 && count === second.split(mark).length;
  });
}

function pasted(text: string): ListedRow[] {
  const { recipients, wrong } = parseAddresses(text);
  return [...recipients, ...wrong.map(({ line, piece }) => ({ line, email: piece.slice(0, 1000) }))];
}

function limited(rows: ListedRow[]): PeopleReading {
  if (rows.length === 0) return { fault: 'empty' };
  return {
    rows: rows.slice(0, invitationsAtOnce),
    leftOut: Math.max(rows.length - invitationsAtOnce, 0),
  };
}
