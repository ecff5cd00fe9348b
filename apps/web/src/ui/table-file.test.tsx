import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { showComponent } from '../../test/page.tsx';
import type { TableRow } from './match-columns.ts';
import { TableFile } from './table-file.tsx';

const onRows = vi.fn<(rows: TableRow<'email' | 'firstName'>[] | null) => void>();
const columns = [
  { key: 'email', label: 'E-mail', names: ['email', 'e-mail'] },
  { key: 'firstName', label: 'First name', names: ['firstname', 'prénom'] },
] as const;

async function choose(text: string, name = 'people.csv'): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  await page.elementLocator(input!).upload(new File([text], name, { type: 'text/csv' }));
}

async function show(language: 'en' | 'fr' = 'en'): Promise<void> {
  onRows.mockReset();
  const sample = {
    name: 'sample.csv',
    lines: [
      ['E-mail', 'Prénom'],
      ['lea@example.com', 'Léa'],
    ],
  };
  await showComponent(<TableFile columns={columns} limit={3} sample={sample} onRows={onRows} />, {
    language,
  });
  await expect.element(page.getByRole('button').first()).toBeVisible();
}

it('reads a file, and chooses columns by their names', async () => {
  await show();
  await choose('Prénom,E-mail,Other\nLéa,lea@example.com,x\n');
  await expect.element(page.getByRole('status')).toHaveTextContent('people.csv: 1 row');
  expect(onRows.mock.lastCall).toEqual([[{ line: 2, email: 'lea@example.com', firstName: 'Léa' }]]);
  await expect.element(page.getByLabelText('First name')).toHaveValue('Prénom');
});

it('takes another column, or none, where the person says so', async () => {
  await show();
  await choose('a,E-mail\nLéa,lea@example.com\n');
  await expect.element(page.getByLabelText('First name')).toHaveValue('');
  await page.getByLabelText('First name').selectOptions('a');
  expect(onRows.mock.lastCall).toEqual([[{ line: 2, email: 'lea@example.com', firstName: 'Léa' }]]);
  await page.getByLabelText('E-mail').selectOptions('');
  expect(onRows.mock.lastCall).toEqual([[{ line: 2, firstName: 'Léa' }]]);
  await page.getByLabelText('First name').selectOptions('');
  expect(onRows.mock.lastCall).toEqual([null]);
});

it.each([
  ['no rows', 'E-mail\n', /no rows in this file/],
  ['more rows than are taken', 'E-mail\na@b.de\nc@d.de\ne@f.de\ng@h.de\n', /At most 3 rows/],
])('says what is wrong with %s, and takes nothing', async (_what, text, message) => {
  await show();
  await choose('E-mail\nlea@example.com\n');
  await choose(text);
  await expect.element(page.getByRole('alert')).toMatchTextContent(message);
  expect(onRows.mock.lastCall).toEqual([null]);
  await expect.element(page.getByRole('group', { name: 'Which column is which' })).not.toBeInTheDocument();
});

it('finds the header below a title, and says which line has a quote that is not closed', async () => {
  await show();
  await choose('sep=;\nOur clients\n\n"E-mail";"Prénom"\nlea@example.com;"Léa\nmax@example.com;Max\n');
  await expect.element(page.getByText(/^Line 5: a quotation mark is not closed/)).toBeVisible();
  expect(onRows.mock.lastCall).toEqual([
    [
      { line: 5, email: 'lea@example.com', firstName: 'Léa' },
      { line: 6, email: 'max@example.com', firstName: 'Max' },
    ],
  ]);
});

it('says that two columns could be the same one, and lets the person choose', async () => {
  await show('fr');
  await choose('E-mail,Prénom,E-mail\nlea@example.com,Léa,other@example.com\n');
  await expect
    .element(
      page.getByText('E-mail\u00a0: plusieurs colonnes conviennent (E-mail et E-mail (2)).', {
        exact: false,
      }),
    )
    .toBeVisible();
  await page.getByLabelText('E-mail').selectOptions('E-mail (2)');
  expect(onRows.mock.lastCall).toEqual([[{ line: 2, email: 'other@example.com', firstName: 'Léa' }]]);
});

it('takes another file after one that could not be read', async () => {
  await show();
  await choose('E-mail\n', 'broken.csv');
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Choose another file' })).toBeVisible();
  await choose('E-mail\nlea@example.com\n');
  await expect.element(page.getByRole('status')).toHaveTextContent('people.csv: 1 row');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});

it.each([
  ['en', 'Download a sample file', 'E-mail,Prénom\r\nlea@example.com,Léa\r\n'],
  ['fr', 'Télécharger un modèle', 'E-mail;Prénom\r\nlea@example.com;Léa\r\n'],
] as const)('hands out a sample that spreadsheets read (%s)', async (language, name, text) => {
  const saved = vi.spyOn(URL, 'createObjectURL');
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  await show(language);
  await page.getByRole('button', { name }).click();
  expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('sample.csv');
  const file = saved.mock.calls[0]?.[0];
  const bytes = new Uint8Array(file instanceof Blob ? await file.arrayBuffer() : []);
  expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe(text);
});
