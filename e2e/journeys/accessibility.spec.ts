import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { askForPersonalLink, newPerson } from '../people.ts';
import {
  agree,
  askForMail,
  backToAboutYou,
  confirmAddress,
  confirmButton,
  createButton,
  tellName,
} from '../registration-steps.ts';

test('every page of an invitee’s registration is accessible', async ({ admin, newCaller, open }) => {
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
  await page.getByRole('button', { name: 'Send me my link' }).click();
  await expect(page.getByText('This field is required.')).toBeVisible();
  await expectAccessible(page, 'the link page with an error');
  await askForMail(page, newPerson('Wait').email);
  await expectAccessible(page, 'the waiting page');

  await page.goto('/register');
  await expect(page.getByRole('heading', { name: 'Open the link from your mail' })).toBeVisible();
  await expectAccessible(page, 'a personal link without its token');
  await page.goto(personalLink);
  await expect(page.getByRole('button', { name: 'Verify and continue' })).toBeVisible();
  await expectAccessible(page, 'verifying the address');
  await confirmButton(page).click();
  await expect(page.getByText('This field is required.').first()).toBeVisible();
  await expectAccessible(page, 'verifying the address with errors');
  await tellName(page, person);

  await backToAboutYou(page);
  await page.getByLabel('First name').fill('');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('This field is required.').first()).toBeVisible();
  await expectAccessible(page, 'about you with errors');
  await page.getByLabel('First name').fill(person.firstName);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Secure your account' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectAccessible(page, 'the password with an error');
  await page.getByRole('button', { name: 'Suggest a passphrase' }).click();
  await expect(page.getByText('We suggest these five words.')).toBeVisible();
  await expectAccessible(page, 'the suggested passphrase');
  await page.getByRole('button', { name: 'Continue' }).click();
  await createButton(page).click();
  await expect(page.getByText('Please accept this to continue.').first()).toBeVisible();
  await expectAccessible(page, 'the review with errors');
  await agree(page);
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
    await confirmAddress(page, await askForPersonalLink((await newCaller()).api, url, person), person);
    await backToAboutYou(page);
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
