import { expectAccessible } from '../accessibility.ts';
import { expect } from '../journey.ts';
import { tokenIn } from '../mailbox.ts';
import { query } from '../minute.ts';
import { demoAdmin, newPerson } from '../people.ts';
import { createButton, takeSuggestedPassphrase } from '../registration-steps.ts';
import { test } from '../resend-journey.ts';

test('a file of people is looked at, mended and mailed, and each invitation is followed to its end', async ({
  faults,
  newCaller,
  open,
  product,
  resend,
}) => {
  test.setTimeout(180_000);
  faults.expect(/^404 GET \/api\/v1\/public\/registration/);
  const caller = await newCaller();
  await caller.api.call('POST /session', { body: demoAdmin });
  await caller.api.call('PATCH /profile', { body: { locale: 'en' } });
  const link = await caller.api.signupLink();
  const [lea, max, zoe, ines] = ['Léa', 'Max', 'Zoé', 'Ines'].map((name) => newPerson(name));
  const page = await open({ locale: 'en-GB', state: await caller.state() });
  await page.goto(`/signup-links/${link.id}`);
  const field = page.getByLabel('E-mail addresses');
  await expect(field).toBeVisible();

  // A table as a French spreadsheet saves it, with typical mistakes.
  const lines = [
    'Prénom;Nom;Adresse e-mail;Langue',
    `${lea!.firstName};${lea!.lastName};${lea!.email};en`,
    `${max!.firstName};${max!.lastName};${max!.email};English`,
    `${ines!.firstName};${ines!.lastName};${ines!.email};`,
    `${zoe!.firstName};${zoe!.lastName};zoe at example;fr`,
    `${lea!.firstName};${lea!.lastName};${lea!.email.toUpperCase()};fr`,
    `Ada;Admin;${demoAdmin.email};`,
  ];
  await page.setInputFiles('input[type=file]', {
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}`),
  });
  await expect(page.getByText('3 people can be invited. 3 rows need attention.')).toBeVisible();
  await expect(page.getByText('This does not look like an e-mail address.')).toBeVisible();
  await expect(page.getByText('The address is already further up in the list.')).toBeVisible();
  await expect(page.getByText('Already in the Users list.')).toBeVisible();
  await expectAccessible(page, 'a list before it is sent');

  // Corrected in place; nothing can be sent before it is checked again.
  await page.getByLabel('E-mail, row 5').fill(zoe!.email);
  await expect(page.getByRole('button', { name: 'Send to 3 people' })).toBeDisabled();
  await page.getByRole('button', { name: 'Leave out row 6' }).click();
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText('4 people can be invited. 1 row needs attention.')).toBeVisible();
  await page.getByText('Add a personal message').click();
  await page.getByLabel('Personal message').fill('We look forward to meeting you.');
  await page.getByRole('button', { name: 'Send to 4 people' }).click();
  await expect(page.getByText('4 people were invited.')).toBeVisible();

  // The provider's reports and the person's steps show here without a reload.
  const list = page.getByRole('region', { name: 'Invitations' });
  const itemOf = (email: string) => list.getByRole('listitem').filter({ hasText: email });
  const mail = await resend.newestMailTo(lea!.email);
  expect(mail.text).toContain('We look forward to meeting you.');
  await expect.poll(() => resend.report(product.origin, 'email.delivered', mail.id)).toBe(204);
  const bounced = await resend.newestMailTo(max!.email);
  await expect.poll(() => resend.report(product.origin, 'email.bounced', bounced.id)).toBe(204);
  await expect(itemOf(lea!.email).getByText('Delivered', { exact: true })).toBeVisible();
  await expect(itemOf(max!.email).getByText('Not delivered', { exact: true })).toBeVisible();
  await expect(itemOf(max!.email).getByText('550 5.1.1 user unknown')).toBeVisible();
  await expect(itemOf(zoe!.email).getByText('Sent', { exact: true })).toBeVisible();

  const personal = (text: string) => /http\S+\/register#\w+/.exec(text)?.[0] ?? '';
  const visitor = await open({ phone: true, locale: 'en-GB' });
  // A scanner: it loads the page, in a browser driven by a program.
  await visitor.goto(personal(mail.text));
  await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(visitor.getByLabel('First name')).toHaveValue(lea!.firstName);
  // Loading the page does not count as opened.
  await page.reload();
  await visitor.mouse.wheel(0, 200);
  for (const button of await visitor.getByRole('button').all()) await button.dispatchEvent('pointerdown');
  await expect(itemOf(lea!.email).getByText('Delivered', { exact: true })).toBeVisible();
  // A person opens the page and leaves.
  const looker = await open({ phone: true, locale: 'en-GB' });
  await looker.addInitScript('Object.defineProperty(navigator, "webdriver", { get: () => false })');
  await looker.goto(personal(mail.text));
  await expect(looker.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(itemOf(lea!.email).getByText('Delivered', { exact: true })).toBeVisible();
  await looker.getByLabel('Last name').tap();
  await expect(itemOf(lea!.email).getByText('Opened by the person', { exact: true })).toBeVisible();
  const bearer = tokenIn(personal(mail.text));
  await caller.api.call('POST /public/registration/verify', { bearer });
  await caller.api.call('PATCH /public/registration', { bearer, body: { timeZone: 'Europe/Paris' } });
  await expect(itemOf(lea!.email).getByText('Began to register')).toBeVisible();
  await takeSuggestedPassphrase(visitor);
  await createButton(visitor).click();
  await expect(visitor.getByRole('heading', { name: `Welcome, ${lea!.firstName}` })).toBeVisible();
  await expect(itemOf(lea!.email).getByText('Joined', { exact: true })).toBeVisible();

  // Sent again: refused at first, then with another link; the earlier one works too.
  await itemOf(zoe!.email)
    .getByRole('button', { name: /^Send again to/ })
    .click();
  await expect(page.getByText('was mailed a moment ago, or too often today')).toBeVisible();
  await query('DELETE FROM "RateLimit"', [], product.databaseUrl);
  const first = await resend.newestMailTo(zoe!.email);
  await itemOf(zoe!.email)
    .getByRole('button', { name: /^Send again to/ })
    .click();
  await expect(page.getByText('1 mail is on its way. The earlier link works too.')).toBeVisible();
  await expect.poll(async () => (await resend.newestMailTo(zoe!.email)).id).not.toBe(first.id);
  // Another person, on the same telephone.
  await visitor.context().clearCookies();
  await visitor.goto(personal(first.text));
  await visitor.reload();
  await expect(visitor.getByRole('heading', { level: 1 })).toContainText('Bienvenue chez Cabinet Durand');

  // Revoked: the link shows that.
  const invited = await resend.newestMailTo(ines!.email);
  await list.getByLabel(`Choose ${ines!.firstName} ${ines!.lastName}`).check();
  await list.getByRole('button', { name: 'Take 1 back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await expect(itemOf(ines!.email).getByText('Taken back', { exact: true })).toBeVisible();
  await visitor.goto(personal(invited.text));
  await visitor.reload();
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('This invitation was taken back');
  await expectAccessible(visitor, 'an invitation that was taken back', 'phone');

  await list.getByLabel('State of the invitation').selectOption('Not delivered');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page, 'the list of invitations');
});
