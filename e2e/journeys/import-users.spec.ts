import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail } from '../mailbox.ts';
import { query } from '../minute.ts';
import { newPerson } from '../people.ts';

test('users are imported from a file with wrong rows, which are shown before anything changes', async ({
  admin,
  openAsAdmin,
}) => {
  test.setTimeout(5 * 60_000);
  const [ana, ben] = [newPerson('Ana'), newPerson('Ben')];
  const page = await openAsAdmin();
  await page.goto('/users');
  await page.getByRole('link', { name: 'Import CSV' }).click();
  await expect(page.getByRole('heading', { name: 'Import users' })).toBeVisible();

  // A file as a French spreadsheet saves it, with two invalid rows.
  const lines = [
    'Prénom;Nom;Courriel;Rôle;Remarque',
    `Ana;${ana.lastName};${ana.email};Personnel;`,
    `Ben;${ben.lastName};not an address;Client;`,
    `Chief;Nobody;chief@example.test;Chief;`,
  ];
  await page.locator('input[type=file]').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`),
  });
  await expect(page.getByText('people.csv: 3 rows')).toBeVisible();
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('Courriel');
  await expect(page.getByLabel('Tag ID')).toHaveValue('');
  await page.getByRole('button', { name: 'Show what will happen' }).click();
  const preview = page.getByRole('table', { name: 'What will happen' });
  await expect(preview.getByRole('row', { name: /not an address.*Refused.*E-mail:/ })).toBeVisible();
  await expect(preview.getByRole('row', { name: /chief@example\.test.*Refused.*Role:/ })).toBeVisible();
  await expect(preview.getByRole('row', { name: new RegExp(`${ana.email}.*Added`) })).toBeVisible();
  expect((await admin.call('GET /users', { query: { q: ana.lastName } })).items).toEqual([]);

  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await expect(page.getByRole('heading', { name: 'The import is done' })).toBeVisible();
  await expect(page.getByText('Added: 1')).toBeVisible();
  await expect(page.getByText('Refused: 2')).toBeVisible();
  await newestMail(admin, ana.email, 'added_user');

  // A reopened tab finds the import again, with the result of each row.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The import is done' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the results' }).click();
  expect((await download).suggestedFilename()).toMatch(/^import-users-.*\.csv$/);
  // If the person who started it loses the right to, the import stops, shows why, and one click resumes it.
  const cleo = newPerson('Cleo');
  const run = new URL(page.url()).searchParams.get('run');
  await query(
    `UPDATE "ImportRow" SET "outcome" = NULL, "problem" = NULL, "cells" = $2 WHERE "importId" = $1 AND "number" = 2`,
    [run, JSON.stringify({ email: cleo.email, firstName: 'Cleo', lastName: cleo.lastName })],
  );
  await query(
    `UPDATE "Import" i SET "finishedAt" = NULL, "startedById" = (
       SELECT "id" FROM "Membership" m WHERE m."organizationId" = i."organizationId" AND m."role" = 'client' LIMIT 1
     ) WHERE i."id" = $1`,
    [run],
  );
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The import has stopped' })).toBeVisible();
  await expectAccessible(page, 'an import that stands still');
  await page.getByRole('button', { name: 'Continue the import' }).click();
  await expect(page.getByRole('heading', { name: 'The import is done' })).toBeVisible();
  await expect(page.getByText('Added: 2')).toBeVisible();
  await newestMail(admin, cleo.email, 'added_user');
  await page.getByRole('link', { name: 'See the users' }).click();
  await page.getByLabel('Search users').fill(ana.lastName);
  await expect(page.getByRole('link', { name: `Ana ${ana.lastName}` })).toBeVisible();
});
