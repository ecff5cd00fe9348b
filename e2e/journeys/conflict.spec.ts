import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail } from '../mailbox.ts';
import { askForPersonalLink, demoAdmin, newPerson } from '../people.ts';
import { unique } from '../unique.ts';
import { completeRegistration } from '../registration-steps.ts';

test('a sign-up in conflict with a party opens on hold, is looked at and cleared; the visitor sees nothing of it', async ({
  admin,
  newCaller,
  open,
  openAsAdmin,
}) => {
  test.setTimeout(5 * 60_000);
  const link = await admin.signupLink({ autoCreateCase: true });
  const jane = newPerson('Jane');

  // The administrator adds the other side of a case to the list of parties.
  const desk = await openAsAdmin();
  await desk.goto('/parties');
  await desk.getByRole('button', { name: 'Add a party' }).first().click();
  const dialog = desk.getByRole('dialog', { name: 'Add a party' });
  await dialog.getByLabel('Name').fill(`${jane.lastName.toUpperCase()}, Jané`);
  await dialog.getByLabel('Note').fill('The other side in K7M2-4QXD');
  await dialog.getByRole('button', { name: 'Add a party' }).click();
  await expect(desk.getByText(`${jane.lastName.toUpperCase()}, Jané is on the list.`)).toBeVisible();

  // Jane signs up, and can open her case.
  const phone = await open();
  const personal = await askForPersonalLink((await newCaller()).api, link.url, jane);
  await completeRegistration(phone, personal, jane);
  await phone.goto('/cases');
  await expect(phone.getByRole('link', { name: `Jane ${jane.lastName}` })).toBeVisible();
  await expect(phone.getByText('Your case is open.')).toBeVisible();

  // The administrator is notified by mail, with the reason; its button leads to the case.
  const mail = await newestMail(admin, demoAdmin.email, 'case_held', jane.lastName);
  expect(mail.text).toContain(`${jane.lastName.toUpperCase()}, Jané (same name)`);
  const [address = ''] = /http\S+\/cases\/\S+/.exec(mail.text) ?? [];
  await desk.goto(address);
  const panel = desk.getByRole('region', { name: 'On hold: possible conflict' });
  await expect(panel.getByRole('link', { name: `${jane.lastName.toUpperCase()}, Jané` })).toBeVisible();
  await expect(panel.getByText('The other side in K7M2-4QXD')).toBeVisible();

  // The list of cases also shows why the case is on hold.
  const list = await desk.context().newPage();
  await list.goto(`/cases?q=${jane.lastName}`);
  await expect(
    list.getByRole('row', { name: new RegExp(`Jane ${jane.lastName} On hold Possible conflict`) }),
  ).toBeVisible();
  await list.close();

  // In French on a phone, nothing overflows the panel.
  const small = await openAsAdmin();
  await small.setViewportSize({ width: 320, height: 640 });
  await small.addInitScript("localStorage.setItem('casedoor-language', 'fr')");
  await small.goto(address);
  const narrow = small.getByRole('region', { name: 'En attente : conflit possible' });
  await expect(narrow.getByRole('button', { name: 'Lever l’attente et ouvrir le dossier' })).toBeVisible();
  const panelBox = await narrow.boundingBox();
  for (const part of [
    narrow.getByRole('button').first(),
    narrow.getByRole('textbox'),
    narrow.getByRole('listitem'),
  ]) {
    const box = await part.first().boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThan((panelBox?.x ?? 0) + (panelBox?.width ?? 0));
  }
  await small.close();

  // The status alone cannot reopen the case; a decision with a note does.
  await panel.getByRole('button', { name: 'Clear the hold and open the case' }).click();
  await expect(panel.getByText('This field is required.')).toBeVisible();
  await panel.getByRole('textbox', { name: 'Why' }).fill('Another Jane: asked her date of birth.');
  await panel.getByRole('button', { name: 'Clear the hold and open the case' }).click();
  const cleared = desk.getByRole('region', { name: 'The conflict hold was cleared' });
  await expect(cleared.getByText('Another Jane: asked her date of birth.')).toBeVisible();
  await expect(desk.getByText(/cleared the conflict hold\./)).toBeVisible();

  // Nothing has changed for Jane.
  await phone.reload();
  await phone.getByRole('link', { name: `Jane ${jane.lastName}` }).click();
  await expect(phone.getByRole('heading', { name: `Jane ${jane.lastName}` })).toBeVisible();
  await expect(phone.getByText(/conflict|on hold/i)).toHaveCount(0);
});

test(
  'parties are imported from a file whose rows are shown before anything changes, and are searched, changed and removed',
  { tag: '@full' },
  async ({ admin, faults, openAsAdmin }) => {
    const word = unique();
    const page = await openAsAdmin();
    await page.goto('/parties');
    await page.getByRole('link', { name: 'Import CSV' }).click();
    const lines = [
      'Nom;Courriel;Téléphone;Note',
      `Élodie ${word};elodie@${word}.example;01 44 55 66 77;Seller`,
      `Bâti ${word};not an address;;`,
      `;nobody@${word}.example;;`,
    ];
    await page.locator('input[type=file]').setInputFiles({
      name: 'parties.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`),
    });
    await page.getByRole('button', { name: 'Show what will happen' }).click();
    const preview = page.getByRole('table', { name: 'What will happen' });
    await expect(preview.getByRole('row', { name: new RegExp(`Élodie ${word}.*Added`) })).toBeVisible();
    await expect(
      preview.getByRole('row', { name: new RegExp(`Bâti ${word}.*Refused.*E-mail:`) }),
    ).toBeVisible();
    await expect(preview.getByRole('row', { name: /nobody@.*Refused.*Name:/ })).toBeVisible();
    expect((await admin.call('GET /parties', { query: { q: word } })).items).toEqual([]);
    await page.getByRole('button', { name: 'Import 1 row' }).click();
    await expect(page.getByRole('heading', { name: 'The import is done' })).toBeVisible();
    await page.getByRole('link', { name: 'See the parties' }).click();

    await page.getByRole('searchbox', { name: 'Search parties' }).fill(`${word} elodie`);
    const row = page.getByRole('row').filter({ hasText: `Élodie ${word}` });
    await expect(row.getByText('01 44 55 66 77')).toBeVisible();
    await row.getByRole('button', { name: `Actions for Élodie ${word}` }).click();
    await page.getByRole('menuitem', { name: 'Change', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the party' });
    faults.expect(/^400 PATCH \/api\/v1\/parties\//);
    await dialog.getByLabel('Phone').fill('call me');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText(/Enter the number in digits/)).toBeVisible();
    await dialog.getByLabel('Phone').fill('+33 1 44 55 66 88');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(row.getByText('+33 1 44 55 66 88')).toBeVisible();

    await row.getByRole('button', { name: `Actions for Élodie ${word}` }).click();
    await page.getByRole('menuitem', { name: 'Take off the list' }).click();
    await expect(page.getByText('look among those taken off the list')).toBeVisible();
    await page.getByRole('tab', { name: 'Taken off' }).click();
    await expect(row).toBeVisible();
    await expectAccessible(page, 'parties taken off the list');
  },
);
