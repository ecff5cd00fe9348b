import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { secondOrganization } from '../minute.ts';
import { askForPersonalLink, newPerson } from '../people.ts';
import {
  askForMail,
  createButton,
  openPersonalLink,
  takeSuggestedPassphrase,
  typeName,
} from '../registration-steps.ts';

test('every page of an invitee’s registration is accessible', async ({ newCaller, open }) => {
  // An organization of its own: the test changes the form of its consent.
  const admin = await secondOrganization(newCaller);
  const settings = await admin.call('GET /organization');
  await admin.call('PATCH /organization', {
    body: {
      version: settings.version,
      termsUrl: 'https://other.example/terms',
      termsVersion: '1',
      privacyUrl: 'https://other.example/privacy',
      privacyVersion: '1',
    },
  });
  const link = await admin.signupLink({
    autoCreateCase: true,
    welcomeText: 'Good to see you.',
    allowedEmailDomains: ['example.test'],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  const person = newPerson('Axe');
  const personalLink = await askForPersonalLink((await newCaller()).api, link.url, person);
  const page = await open();
  await page.goto(link.url);
  await page.getByText('What happens, and who sees it').click();
  await page.getByRole('button', { name: 'Send me my link' }).click();
  await expect(page.getByText('This field is required.')).toBeVisible();
  await expectAccessible(page, 'the link page with an error');
  await askForMail(page, newPerson('Wait').email);
  await page.getByText('I received nothing').click();
  await expectAccessible(page, 'the waiting page');

  await page.goto('/register');
  await expect(page.getByRole('heading', { name: 'Open the link from your mail' })).toBeVisible();
  await expectAccessible(page, 'a personal link without its token');
  await page.goto(personalLink);
  await page.getByText('Phone and time zone').click();
  await expect(page.getByText('By creating your account, you accept the terms')).toBeVisible();
  await expectAccessible(page, 'the person’s page');

  const { version } = await admin.call('GET /organization');
  await admin.call('PATCH /organization', { body: { version, consentForm: 'boxes' } });
  await page.reload();
  await createButton(page).click();
  await expect(page.getByText('Enter your first name.')).toBeVisible();
  await expect(page.getByText('Choose a password.')).toBeVisible();
  await expect(page.getByText('Please accept the terms to continue.')).toBeVisible();
  await expectAccessible(page, 'the person’s page with errors');
  await typeName(page, person);
  await takeSuggestedPassphrase(page);
  await page.getByLabel(/^I accept the terms/).check();
  await page.getByLabel(/^I have read the privacy notice/).check();
  await expectAccessible(page, 'the suggested passphrase');
  await createButton(page).click();
  await expect(page.getByRole('heading', { name: 'Welcome, Axe' })).toBeVisible();
  await expectAccessible(page, 'the welcome page');
  await page.goto(personalLink);
  await expect(page.getByRole('heading', { name: 'Your registration is complete' })).toBeVisible();
  await expectAccessible(page, 'a complete registration');
});

test(
  'withdrawing is accessible, and forgets the answers',
  { tag: '@full' },
  async ({ admin, newCaller, open }) => {
    const person = newPerson('Gone');
    const page = await open();
    const { url } = await admin.signupLink();
    await openPersonalLink(page, await askForPersonalLink((await newCaller()).api, url, person), person);
    await page.getByRole('button', { name: 'I did not ask for this' }).click();
    await expect(page.getByRole('heading', { name: 'Withdraw this registration?' })).toBeVisible();
    await expectAccessible(page, 'the question before withdrawing');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('This field is required.')).toBeVisible();
    await expectAccessible(page, 'the question before withdrawing, not answered');
    await page.getByLabel('Your answer').selectOption('Yes, erase my address');
    await page.getByRole('button', { name: 'Withdraw the registration' }).click();
    await expect(page.getByRole('heading', { name: 'This registration was withdrawn' })).toBeVisible();
    await expectAccessible(page, 'a withdrawn registration');
  },
);
