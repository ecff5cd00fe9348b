import { expectAccessible } from '../accessibility.ts';
import { accountOf, insertClientOfAnotherOrganization } from '../database.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { addUserByApi, demoAdmin, newPerson, password } from '../people.ts';
import {
  askForMail,
  createButton,
  openPersonalLink,
  takeSuggestedPassphrase,
  typeName,
} from '../registration-steps.ts';

test('a person who has an account signs in and joins; the account stays as it is', async ({
  admin,
  open,
  faults,
}) => {
  faults.expect(/^401 POST \/api\/v1\/session/);
  const link = await admin.signupLink({ autoCreateCase: true, caseRole: 'client' });
  const person = newPerson('Edith');
  await insertClientOfAnotherOrganization(person);
  const before = await accountOf(person.email);

  const page = await open({ phone: true });
  await page.goto(link.url);
  // Nothing reveals that the address has an account before its mailbox is verified.
  await askForMail(page, person.email);
  const mail = await newestMail(admin, person.email, 'personal_link');
  await openPersonalLink(page, personalLinkIn(mail), person);
  await takeSuggestedPassphrase(page);
  await createButton(page).click();
  await expect(page.getByRole('heading', { name: 'This address has an account' })).toBeVisible();
  await expectAccessible(page, 'signing in to join');

  await page.getByLabel('Password', { exact: true }).fill('this is not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The e-mail address or the password is wrong.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(demoAdmin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByRole('heading', { name: 'Join Cabinet Durand with your account' })).toBeVisible();
  await page.getByText('What happens, and who sees it').click();
  await expect(page.getByText('nothing of it changes.')).toBeVisible();
  await expectAccessible(page, 'joining with an account');
  await page.getByRole('button', { name: 'Join Cabinet Durand' }).click();
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();

  expect(await accountOf(person.email)).toEqual(before);
  expect((await admin.call('GET /cases', { query: { q: person.lastName } })).items).toHaveLength(1);
  const { items } = await admin.call('GET /users', { query: { q: person.lastName } });
  expect(items.map(({ email, role, signupLink }) => [email, role, signupLink?.id])).toEqual([
    [person.email, 'client', link.id],
  ]);
});

test(
  'a person who is already a member sees that, and gets no second case',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const person = newPerson('Vera');
    const member = await newCaller();
    await addUserByApi(admin, member.api, person, 'client');
    const link = await admin.signupLink({ autoCreateCase: true });

    const page = await open({ phone: true, state: await member.state() });
    await page.goto(link.url);
    // At once, and again after a personal link to the same address.
    const notice = page.getByRole('heading', { name: 'You already have an account with Cabinet Durand' });
    await expect(notice).toBeVisible();
    await page.getByRole('button', { name: 'Use another address' }).click();
    await askForMail(page, person.email);
    await page.goto(personalLinkIn(await newestMail(admin, person.email, 'personal_link')));
    await expect(page.getByText(person.email)).toBeVisible();
    // The session is the address's own: its name is known.
    await expect(page.getByRole('heading', { name: 'Join Cabinet Durand with your account' })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await page.getByRole('button', { name: 'Join Cabinet Durand' }).click();
    await expect(notice).toBeVisible();
    await expectAccessible(page, 'the page of a member');
    await page.getByRole('link', { name: 'Open Cabinet Durand' }).click();
    await expect(page.getByRole('heading', { name: 'Your cases' })).toBeVisible();
    expect((await admin.call('GET /cases', { query: { q: person.lastName } })).items).toEqual([]);
  },
);

test(
  'a personal link opened while somebody else is signed in asks who one wants to be',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const other = await newCaller();
    await addUserByApi(admin, other.api, newPerson('Olga'), 'client');
    const person = newPerson('Nina');
    const link = await admin.signupLink();
    const page = await open({ state: await other.state() });
    await page.goto(link.url);
    await page.getByRole('button', { name: 'Use another address' }).click();
    await askForMail(page, person.email);
    await page.goto(personalLinkIn(await newestMail(admin, person.email, 'personal_link')));
    await expect(page.getByRole('heading', { name: 'You are signed in with another address' })).toBeVisible();
    await expectAccessible(page, 'another account');
    await page.getByRole('button', { name: 'Sign out and continue' }).click();
    await expect(page.getByRole('heading', { name: 'Last step: about you' })).toBeVisible();
    await expect(page.getByText(person.email)).toBeVisible();
    await typeName(page, person);
    await takeSuggestedPassphrase(page);
    await createButton(page).click();
    await expect(page.getByRole('heading', { name: 'Welcome, Nina' })).toBeVisible();
  },
);

test('a password is set anew through the mail, and the old one stops', async ({
  admin,
  newCaller,
  open,
  faults,
}) => {
  faults.expect(/^401 POST \/api\/v1\/session/);
  const person = newPerson('Pia');
  await addUserByApi(admin, (await newCaller()).api, person, 'client');
  const page = await open();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible();
  await expectAccessible(page, 'the password mail is on its way');
  const resetLink = personalLinkIn(await newestMail(admin, person.email, 'password_reset'));

  await page.goto(resetLink);
  await expect(page.getByRole('heading', { name: 'Your new password' })).toBeVisible();
  await expectAccessible(page, 'the new password');
  await page.getByLabel('New password').fill('too short');
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByText('Use at least 15 characters.')).toBeVisible();
  const fresh = 'marble otter sunrise bicycle 9';
  await page.getByLabel('New password').fill(fresh);
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();

  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/wrong|incorrect/i)).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(fresh);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Your cases' })).toBeVisible();

  // The link works only once.
  faults.expect(/^\d+ POST \/api\/v1\/password/);
  await page.goto(resetLink);
  await page.getByLabel('New password').fill(`${fresh} again`);
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test(
  'signing out ends the session, and signing in leads back to the page that was wanted',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const person = newPerson('Rita');
    const member = await newCaller();
    await addUserByApi(admin, member.api, person, 'staff');
    const page = await open({ state: await member.state() });
    await page.goto('/cases');
    await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect((await member.api.call('GET /session')).user).toBeNull();

    await page.goto('/cases?status=closed');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.getByLabel('E-mail address').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/cases\?status=closed$/);
    await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
  },
);

test('the language switch is kept on this device', { tag: '@full' }, async ({ open }) => {
  const page = await open();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'Français' }).click();
  await expect(page.getByRole('button', { name: 'Se connecter', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Se connecter', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});
