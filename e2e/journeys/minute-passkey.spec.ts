import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { addAuthenticator, passkeyButton, secondOrganization, withoutPasskeyOffer } from '../minute.ts';
import { newPerson } from '../people.ts';
import { askForMail, typeName } from '../registration-steps.ts';

test('a passkey from the link to the welcome, signs in again, and joins a second organization', async ({
  admin,
  faults,
  newCaller,
  open,
}) => {
  // Signed out, the page of the cases asks once, and signs in.
  faults.expect(/^401 GET \/api\/v1\/own-cases/);
  const person = newPerson('Petra');
  const { url } = await admin.signupLink({ autoCreateCase: true, caseRole: 'client' });
  const page = await open({ phone: true });
  await addAuthenticator(page);
  await withoutPasskeyOffer(page);
  await page.goto(url);
  await askForMail(page, person.email);
  await page.goto(personalLinkIn(await newestMail(admin, person.email, 'personal_link')));
  await expect(page.getByRole('heading', { name: 'Last step: about you' })).toBeVisible();
  await typeName(page, person);
  await expectAccessible(page, 'the page before a passkey', 'phone');
  await passkeyButton(page).click();
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
  await page.getByRole('link', { name: 'Go to my case' }).click();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign in with your fingerprint, face or phone code' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toHaveCount(0);
  await page.goto('/profile');
  await expect(page.getByRole('heading', { name: 'Passkeys' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(1);
  await expect(
    page.getByText('You have no password, and need none: your passkey signs you in.'),
  ).toBeVisible();

  const theirs = await secondOrganization(newCaller);
  const second = await theirs.signupLink();

  // Leave the page first: nothing on it may send a request once the session ends.
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.goto(second.url);
  await askForMail(page, person.email);
  await expect
    .poll(async () => (await newestMail(admin, person.email, 'personal_link')).subject)
    .toContain('Other Firm');
  await page.goto(personalLinkIn(await newestMail(admin, person.email, 'personal_link')));
  await expect(page.getByRole('heading', { name: 'Last step: about you' })).toBeVisible();
  await page.getByRole('button', { name: 'I already have an account' }).click();
  await page.getByRole('button', { name: 'Sign in with your fingerprint, face or phone code' }).click();
  await expect(page.getByRole('heading', { name: 'Join Other Firm with your account' })).toBeVisible();
  await page.getByText('What happens, and who sees it').click();
  await expect(page.getByText('You join with the account that you are signed in with')).toBeVisible();
  await expectAccessible(page, 'joining with a passkey', 'phone');
  expect((await theirs.call('GET /users', { query: { q: person.lastName } })).items).toEqual([]);
  await page.getByRole('button', { name: 'Join Other Firm' }).click();
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
  const { items } = await theirs.call('GET /users', { query: { q: person.lastName } });
  expect(items.map(({ email, role }) => [email, role])).toEqual([[person.email, 'client']]);
});
