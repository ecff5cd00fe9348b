import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessibility.ts';
import { insertClientOfAnotherOrganization } from '../database.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { addAuthenticator, withoutPasskeyOffer } from '../minute.ts';
import { addUserByApi, demoAdmin, newPerson, password, type Person } from '../people.ts';
import {
  askForMail,
  createButton,
  openPersonalLink,
  takeSuggestedPassphrase,
} from '../registration-steps.ts';

test(
  'a password forgotten on the way is set anew through the mail, and the person joins where they were',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const link = await admin.signupLink({ autoCreateCase: true, caseRole: 'client' });
    const person = newPerson('Fern');
    await insertClientOfAnotherOrganization(person);
    const page = await open({ phone: true });
    await page.goto(link.url);
    await askForMail(page, person.email);
    await openPersonalLink(
      page,
      personalLinkIn(await newestMail(admin, person.email, 'personal_link')),
      person,
    );
    await takeSuggestedPassphrase(page);
    await createButton(page).click();
    await expect(page.getByRole('heading', { name: 'This address has an account' })).toBeVisible();
    await page.getByRole('button', { name: 'I have forgotten my password' }).click();
    await expect(page.getByText('Set a new password with its link, then come back here')).toBeVisible();
    await expectAccessible(page, 'a forgotten password on the way', 'phone');

    // As a mail program opens it: in another tab, beside the waiting page.
    const beside = await page.context().newPage();
    await beside.goto(personalLinkIn(await newestMail(admin, person.email, 'password_reset')));
    const fresh = 'marble otter sunrise bicycle 9';
    await beside.getByLabel('New password').fill(fresh);
    await beside.getByRole('button', { name: 'Save the new password' }).click();
    await expect(beside.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();
    await beside.close();

    await page.getByLabel('Password', { exact: true }).fill(fresh);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Join Cabinet Durand with your account' })).toBeVisible();
    await page.getByRole('button', { name: 'Join Cabinet Durand' }).click();
    await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();

    const { items } = await admin.call('GET /users', { query: { q: person.lastName } });
    expect(items.map(({ email, role, signupLink }) => [email, role, signupLink?.id])).toEqual([
      [person.email, 'client', link.id],
    ]);
    expect((await admin.call('GET /cases', { query: { q: person.lastName } })).items).toHaveLength(1);
    const old = { email: person.email, password: demoAdmin.password };
    expect(await (await newCaller()).api.refusal('POST /session', { body: old })).toMatchObject({
      code: 'session_credentials_wrong',
    });
  },
);

async function signIn(page: Page, { email }: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your cases' })).toBeVisible();
}

test(
  'the profile shows where one is signed in, and signs out everywhere else',
  { tag: '@full' },
  async ({ admin, newCaller, open, faults }) => {
    // A client's page requests the cases before it shows the sign-in.
    faults.expect(/^401 GET \/api\/v1\/own-cases/);
    const person = newPerson('Dora');
    const { api } = await newCaller();
    await addUserByApi(admin, api, person, 'client');
    await api.call('DELETE /session');
    const elsewhere = await open();
    await signIn(elsewhere, person);
    const page = await open({ phone: true });
    await signIn(page, person);

    await page.goto('/profile');
    const devices = page.getByRole('region', { name: 'Where you are signed in' });
    await expect(devices.getByRole('listitem')).toHaveCount(2);
    await expect(devices.getByText('This device')).toHaveCount(1);
    await expect(devices.getByRole('button', { name: /^Sign out \S+ on .+, signed in on / })).toHaveCount(1);
    await expectAccessible(page, 'where one is signed in', 'phone');
    await devices.getByRole('button', { name: 'Sign out everywhere else' }).click();
    const question = page.getByRole('dialog', { name: 'Sign out everywhere else?' });
    await expect(question).toContainText('One other device is signed out at once');
    await question.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(page.getByText('You are now signed in here only.')).toBeVisible();
    await expect(question).toHaveCount(0);
    await expect(devices.getByRole('listitem')).toHaveCount(1);
    await expect(devices.getByText('You are signed in here only.')).toBeVisible();

    await elsewhere.reload();
    await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.reload();
    await expect(devices.getByText('This device')).toBeVisible();
  },
);

test(
  'one adds a passkey in the profile, names it, signs in with it and removes it',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const person = newPerson('Keya');
    await addUserByApi(admin, (await newCaller()).api, person, 'client');
    const page = await open({ phone: true });
    await addAuthenticator(page);
    await withoutPasskeyOffer(page);
    await signIn(page, person);

    await page.goto('/profile');
    const passkeys = page.getByRole('region', { name: 'Passkeys' });
    await expect(passkeys.getByText('You have no passkey yet.')).toBeVisible();
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(page.getByText('Passkey added. From now on it signs you in.')).toBeVisible();
    await expect(passkeys.getByRole('listitem')).toHaveCount(1);
    await newestMail(admin, person.email, 'credentials_changed');
    // A device stores one passkey per account.
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(passkeys.getByText('This device has a passkey for your account already.')).toBeVisible();
    await expect(passkeys.getByRole('listitem')).toHaveCount(1);

    await passkeys.getByRole('button', { name: /^Rename / }).click();
    const naming = page.getByRole('dialog', { name: 'Rename the passkey' });
    await naming.getByLabel('Name').fill('');
    await naming.getByRole('button', { name: 'Rename' }).click();
    await expect(naming.getByText('This field is required.')).toBeVisible();
    await naming.getByLabel('Name').fill('My telephone');
    await naming.getByRole('button', { name: 'Rename' }).click();
    await expect(page.getByText('Passkey renamed.')).toBeVisible();
    await expect(passkeys.getByRole('listitem')).toContainText('My telephone');
    await expect(naming).toHaveCount(0);
    await expectAccessible(page, 'a passkey in the profile', 'phone');

    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with your fingerprint, face or phone code' }).click();
    await expect(page.getByRole('heading', { name: 'Your cases' })).toBeVisible();

    await page.goto('/profile');
    await passkeys.getByRole('button', { name: 'Remove My telephone' }).click();
    const question = page.getByRole('dialog', { name: 'Remove this passkey?' });
    await expect(question).toContainText('“My telephone” will no longer sign you in.');
    await question.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('Passkey removed.')).toBeVisible();
    await expect(passkeys.getByText('You have no passkey yet.')).toBeVisible();
    await page.reload();
    await expect(passkeys.getByText('You have no passkey yet.')).toBeVisible();
  },
);
