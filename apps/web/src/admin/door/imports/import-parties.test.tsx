import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const preview = 'POST /imports/preview';
const start = 'POST /imports';
const read = 'GET /imports/{importId}';
const run = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const ended = '2026-11-22T09:31:00.000Z';

const button = (name: string) => page.getByRole('button', { name, exact: true });

/** A file as a French spreadsheet saves it. */
const file = new File(
  [
    '\uFEFFNom;Courriel;Téléphone;Note\r\n',
    'Élodie Roe;elodie@roe.example;01 44 55 66 77;Seller\r\n',
    'Bâti;not an address;;\r\n',
  ],
  'parties.csv',
  { type: 'text/csv' },
);

describe('an import of parties', () => {
  it('shows what each row of a French file becomes before anything changes, then imports', async () => {
    api.answers(preview, {
      rows: [
        { line: 2, label: 'Élodie Roe', outcome: 'added', fields: [], problem: null },
        {
          line: 3,
          label: 'Bâti',
          outcome: 'refused',
          fields: [],
          problem: { code: 'email_invalid', field: 'email', message: 'This is no address.' },
        },
      ],
    });
    api.answers('GET /imports', { items: [] });
    await openPage('/imports/parties');
    await expect.element(button('Choose a CSV file')).toBeVisible();
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    await userEvent.upload(page.elementLocator(input!), file);
    await expect.element(page.getByText('parties.csv: 2 rows')).toBeVisible();
    await expect.element(page.getByLabelText('E-mail', { exact: true })).toHaveValue('Courriel');
    await button('Show what will happen').click();
    const rows = page.getByRole('table', { name: 'What will happen' }).getByRole('row');
    await expect.element(rows.filter({ hasText: 'Élodie Roe' })).toMatchTextContent(/Added/);
    await expect
      .element(rows.filter({ hasText: 'Bâti' }))
      .toMatchTextContent(/Refused.*E-mail: This is no address\./);
    expect(api.sent(start)).toEqual([]);

    api.answers(start, { id: run, kind: 'parties' });
    api.answers(read, { id: run, kind: 'parties', finishedAt: ended });
    await button('Import 1 row').click();
    await expect.element(page.getByRole('heading', { name: 'The import is done' })).toBeVisible();
    expect(new URLSearchParams(location.search).get('run')).toBe(run);
    const [sent] = api.sent(start);
    expect(sent?.body).toEqual({
      kind: 'parties',
      rows: [
        { line: 2, name: 'Élodie Roe', email: 'elodie@roe.example', phone: '01 44 55 66 77', note: 'Seller' },
        { line: 3, name: 'Bâti', email: 'not an address' },
      ],
    });
    await expect.element(page.getByRole('link', { name: 'See the parties' })).toBeVisible();
  });

  it('that has stopped says why, and continues', async () => {
    let stopped = true;
    api.answers(read, () => ({ kind: 'parties', stopped, finishedAt: stopped ? null : ended }));
    api.answers('POST /imports/{importId}/resume', () => {
      stopped = false;
      return {};
    });
    api.answersEveryGet();
    await openPage(`/imports/parties?run=${run}`);
    await expect.element(page.getByRole('heading', { name: 'The import has stopped' })).toBeVisible();
    await expectAccessible(bothSchemes);
    await button('Continue the import').click();
    await expect.element(page.getByRole('heading', { name: 'The import is done' })).toBeVisible();
  });
});
