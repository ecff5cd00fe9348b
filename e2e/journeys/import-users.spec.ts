import { expect, test } from '../journey.ts';
import { newestMail } from '../mailbox.ts';
import { newPerson } from '../people.ts';

test('users are imported from a file with wrong rows, which are shown before anything changes', async ({
  admin,
  openAsAdmin,
}) => {
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
  await page.getByRole('link', { name: 'See the users' }).click();
  await page.getByLabel('Search users').fill(ana.lastName);
  await expect(page.getByRole('link', { name: `Ana ${ana.lastName}` })).toBeVisible();
});
