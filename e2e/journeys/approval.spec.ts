import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessibility.ts';
import type { Api } from '../api.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { demoAdmin, newPerson, type Person } from '../people.ts';
import { askForMail, openPersonalLink, takeSuggestedPassphrase } from '../registration-steps.ts';

/** Goes from the link's page to the page of a registration pending approval. Returns the passphrase. */
async function registerForApproval(page: Page, admin: Api, url: string, person: Person): Promise<string> {
  await page.goto(url);
  await askForMail(page, person.email);
  const mail = await newestMail(admin, person.email, 'personal_link');
  expect(mail.text).toContain('Cabinet Durand reviews your registration');
  await openPersonalLink(page, personalLinkIn(mail), person);
  const passphrase = await takeSuggestedPassphrase(page);
  await page.getByRole('button', { name: 'Send my registration' }).click();
  await expect(
    page.getByRole('heading', { name: 'Your registration is waiting for approval' }),
  ).toBeVisible();
  return passphrase;
}

/** Opens the queue by its tab. */
async function openQueue(page: Page): Promise<void> {
  await page.goto('/signup-links');
  await page.getByRole('tab', { name: /^To approve/ }).click();
}

test('an administrator approves from the mail’s link, and the person signs in', async ({
  admin,
  open,
  openAsAdmin,
}) => {
  const link = await admin.signupLink({ autoCreateCase: true, requiresApproval: true });
  const person = newPerson('Grace');
  const visitor = await open({ phone: true });
  await visitor.goto(link.url);
  await expect(
    visitor.getByText('Once Cabinet Durand has accepted your registration, you become a client'),
  ).toBeVisible();
  const passphrase = await registerForApproval(visitor, admin, link.url, person);
  await expectAccessible(visitor, 'the page of a registration that waits');
  await visitor.reload();
  await expect(visitor.getByText('There is nothing more to do now')).toBeVisible();

  // The mail's link requires a session, then a click.
  const notice = await newestMail(admin, demoAdmin.email, 'new_registration', person.email);
  const address = /http\S+registration=\S+/.exec(notice.text)?.[0] ?? '';
  const stranger = await open();
  await stranger.goto(address);
  await expect(stranger.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  const page = await openAsAdmin();
  await page.goto(address);
  const focused = page.getByRole('region', { name: 'The registration from your mail' });
  await expect(focused.getByText(person.email)).toBeVisible();
  await expect(focused.getByText('Becomes a client. A case is opened, with them as client.')).toBeVisible();
  const { items } = await admin.call('GET /users', { query: { q: person.lastName } });
  expect(items).toEqual([]);

  await focused.getByRole('button', { name: /^Approve/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason (optional)').fill('Met at the open day');
  await expectAccessible(page, 'the dialog of an approval');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('The registration is approved.')).toBeVisible();
  await expect(page.getByText(`${person.firstName} ${person.lastName} has been approved`)).toBeVisible();
  await expect(page.getByText('Met at the open day')).toBeVisible();

  await newestMail(admin, person.email, 'welcome');
  await visitor.reload();
  await expect(visitor.getByRole('heading', { name: 'Your registration is complete' })).toBeVisible();
  await visitor.getByRole('link', { name: 'Sign in' }).click();
  await visitor.getByLabel('E-mail').fill(person.email);
  await visitor.getByLabel('Password', { exact: true }).fill(passphrase);
  await visitor.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(visitor.getByText(`${person.firstName} ${person.lastName}`).first()).toBeVisible();
});

test(
  'an administrator rejects with a reason and words, and the person reads only the words',
  { tag: '@full' },
  async ({ admin, open, openAsAdmin }) => {
    const link = await admin.signupLink({ requiresApproval: true });
    const person = newPerson('Alan');
    const visitor = await open({ phone: true });
    await registerForApproval(visitor, admin, link.url, person);

    const page = await openAsAdmin();
    await openQueue(page);
    await page.getByRole('button', { name: `Reject ${person.firstName} ${person.lastName}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await expect(dialog.getByText('Give a reason, in a few words.')).toBeVisible();
    await dialog.getByLabel('Reason', { exact: true }).fill('Conflict of interest');
    await dialog.getByLabel('Message to the person').fill('Please ask the bar for another firm.');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await expect(page.getByText('The registration is rejected.')).toBeVisible();
    await expect(page.getByText(person.email)).toBeHidden();

    const mail = await newestMail(admin, person.email, 'registration_refused');
    expect(mail.text).toContain('Please ask the bar for another firm.');
    expect(mail.text).not.toContain('Conflict');
    await visitor.reload();
    await expect(visitor.getByRole('heading', { name: 'This registration was not accepted' })).toBeVisible();
    await page.goto(`/signup-links/${link.id}`);
    await expect(page.getByText('Conflict of interest')).toBeVisible();
  },
);

test(
  'many are approved at once; those for whom the link is full stay pending, with the reason',
  { tag: '@full' },
  async ({ admin, faults, newCaller, openAsAdmin }) => {
    faults.expect(/409 POST .*\/approve/);
    const link = await admin.signupLink({ requiresApproval: true, useLimit: 1 });
    const people = [newPerson('Ida'), newPerson('Rosa')];
    for (const person of people) await waitByApi((await newCaller()).api, admin, link.url, person);
    const page = await openAsAdmin();
    await openQueue(page);
    for (const { firstName, lastName } of people)
      await page.getByRole('checkbox', { name: `Choose ${firstName} ${lastName}` }).check();
    await page.getByRole('button', { name: 'Approve 2' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Approve 2' }).click();
    await expect(dialog.getByText('1 registration could not be decided:')).toBeVisible();
    await expect(dialog.getByText('All places of this link are taken.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByText(people[1]?.email ?? '')).toBeVisible();
    await expect(page.getByText(people[0]?.email ?? '')).toBeHidden();
  },
);

test('a person who waits withdraws by themselves', { tag: '@full' }, async ({ admin, open }) => {
  const link = await admin.signupLink({ requiresApproval: true });
  const visitor = await open({ phone: true });
  await registerForApproval(visitor, admin, link.url, newPerson('Kay'));
  await visitor.getByRole('button', { name: 'Withdraw my registration' }).click();
  await visitor.getByLabel('Your answer').selectOption({ label: 'Yes, erase my address' });
  await visitor.getByRole('button', { name: 'Withdraw the registration' }).click();
  await expect(visitor.getByRole('heading', { name: 'This registration was withdrawn' })).toBeVisible();
});

/** Creates a registration pending approval, without a browser. */
async function waitByApi(visitor: Api, admin: Api, url: string, person: Person): Promise<void> {
  const token = url.split('/').at(-1) ?? '';
  await visitor.call('POST /public/signup-links/{token}/registrations', {
    params: { token },
    body: { email: person.email, locale: 'en' },
  });
  const bearer = personalLinkIn(await newestMail(admin, person.email, 'personal_link')).split('#')[1] ?? '';
  await visitor.call('POST /public/registration/verify', { bearer });
  const { firstName, lastName } = person;
  const { organization } = await visitor.call('PATCH /public/registration', {
    bearer,
    body: { firstName, lastName, timeZone: 'Europe/Paris' },
  });
  await visitor.call('POST /public/registration/complete', {
    bearer,
    headers: { 'idempotency-key': `e2e-${person.email}` },
    body: {
      password: 'copper lantern meadow violin 47',
      termsVersion: organization.termsVersion,
      privacyVersion: organization.privacyVersion,
      newsletter: false,
    },
  });
}
