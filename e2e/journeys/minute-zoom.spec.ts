import type { Page } from '@playwright/test';
import type { Api, OpenLink } from '../api.ts';
import { expect, test } from '../journey.ts';
import { newestMail } from '../mailbox.ts';
import { bounceMails, codeIn, wrongCode } from '../minute.ts';
import { askForPersonalLink, newPerson } from '../people.ts';
import { expectFocusSeen, expectUsable, zoomed } from '../reflow.ts';
import { askForMail, createButton, takeSuggestedPassphrase, typeName } from '../registration-steps.ts';

const largeText = 'text of 200 %';
const ways = {
  'zoom of 400 %': (page: Page) => page.setViewportSize(zoomed),
  [largeText]: async (page: Page) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.addInitScript({
      content: `new MutationObserver((_, observer) => {
        document.documentElement.style.fontSize = '200%';
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });`,
    });
  },
} as const;

/** Creates a link whose page has everything that a link page can have. */
async function fullLink(admin: Api): Promise<OpenLink> {
  return admin.signupLink({
    autoCreateCase: true,
    welcomeText: 'Good to see you.',
    allowedEmailDomains: ['example.test', 'a-rather-long-name-of-a-domain.example.test'],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
}

// The full suite enlarges in both ways.
const tried = Object.entries(ways).slice(0, process.env.TEST_SIZE === 'full' ? undefined : 1);

for (const [way, look] of tried) {
  test(
    `${way}: the link page and the waiting page can be used`,
    { tag: '@full' },
    async ({ admin, open, faults }) => {
      faults.expect(/^4\d\d POST \/api\/v1\/public\/waiting\/code/);
      const { url } = await fullLink(admin);
      const person = newPerson('Anne-Charlotte');
      const page = await open();
      await look(page);
      await page.goto(url);
      await expect(page.getByLabel('Your e-mail address')).toBeVisible();
      await expectUsable(page, 'the link page');
      await page.getByLabel('Your e-mail address').fill('anne-charlotte@elsewhere.example');
      await page.keyboard.press('Enter');
      await expect(page.getByText('This link accepts only addresses of these domains')).toBeVisible();
      await expectFocusSeen(page, 'the refused domain');
      await expectUsable(page, 'the link page with an error');
      await page.getByLabel('Your e-mail address').fill('anne-charlotte@gmial.com');
      await expect(page.getByRole('button', { name: 'anne-charlotte@gmail.com' })).toBeVisible();
      await expectUsable(page, 'the typo hint');

      await askForMail(page, person.email);
      // The last element to appear on the page.
      await expect(page.getByRole('link', { name: 'Development: open the mailbox' })).toBeVisible();
      await expectUsable(page, 'the waiting page');
      const code = page.getByLabel('Code from the mail');
      await code.fill(wrongCode(codeIn(await newestMail(admin, person.email, 'personal_link'))));
      await expect(page.getByText('This is not the code in the mail')).toBeVisible();
      await expectFocusSeen(page, 'the wrong code');
      await expectUsable(page, 'the waiting page with a wrong code');
      await bounceMails(person.email);
      await expect(page.getByRole('alert')).toHaveText(/could not be delivered/);
      await expectUsable(page, 'the waiting page after a bounce');
    },
  );

  test(
    `${way}: the pages up to the welcome can be used`,
    { tag: '@full' },
    async ({ admin, newCaller, open }) => {
      const { url } = await fullLink(admin);
      const person = newPerson('Anne-Charlotte');
      const personalLink = await askForPersonalLink((await newCaller()).api, url, person);
      const page = await open();
      await look(page);
      await page.goto('/register');
      await expect(page.getByRole('heading', { name: 'Open the link from your mail' })).toBeVisible();
      await expectUsable(page, 'a personal link without its token');
      await page.goto(personalLink);
      await createButton(page).click();
      await expect(page.getByLabel('First name')).toBeFocused();
      await expectFocusSeen(page, 'the missing name');
      await expectUsable(page, 'the person’s page with errors');
      await page.getByRole('button', { name: 'I already have an account' }).click();
      await expect(page.getByLabel('E-mail address')).toBeVisible();
      await expectUsable(page, 'the person’s page with an account');
      await page.getByRole('button', { name: 'I have no account yet' }).click();
      await typeName(page, person);
      await page.getByText('Phone and time zone').click();
      await page.getByLabel(/^Phone/).fill('no number');
      await takeSuggestedPassphrase(page);
      await expectUsable(page, 'the suggested passphrase');
      await createButton(page).click();
      await expect(page.getByText('Enter the number in digits, such as +33 6 12 34 56 78.')).toBeVisible();
      await expectFocusSeen(page, 'the wrong telephone number');
      await expectUsable(page, 'the details with an error');
      await page.getByLabel(/^Phone/).fill('+33 6 12 34 56 78');
      await createButton(page).click();
      await expect(page.getByRole('heading', { name: 'Welcome, Anne-Charlotte' })).toBeVisible();
      await expectUsable(page, 'the welcome page');
      await page.goto(personalLink);
      await expect(page.getByRole('heading', { name: 'Your registration is complete' })).toBeVisible();
      await expectUsable(page, 'a complete registration');
    },
  );

  test(
    `${way}: withdrawing and closed links can be used`,
    { tag: '@full' },
    async ({ admin, newCaller, open }) => {
      const link = await fullLink(admin);
      const person = newPerson('Anne-Charlotte');
      const personalLink = await askForPersonalLink((await newCaller()).api, link.url, person);
      const page = await open();
      await look(page);
      await page.goto(personalLink);
      await page.getByRole('button', { name: 'I did not ask for this' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByLabel('Your answer')).toBeFocused();
      await expectFocusSeen(page, 'the missing answer');
      await expectUsable(page, 'the question before withdrawing');
      await page.getByLabel('Your answer').selectOption('Yes, erase my address');
      await page.getByRole('button', { name: 'Withdraw the registration' }).click();
      await expect(page.getByRole('heading', { name: 'This registration was withdrawn' })).toBeVisible();
      await expectUsable(page, 'a withdrawn registration');

      const params = { signupLinkId: link.id };
      await admin.call('PATCH /signup-links/{signupLinkId}', {
        params,
        body: { version: link.version, allowSignup: false },
      });
      await page.goto(link.url);
      await expect(page.getByRole('heading', { name: 'Sign-up is paused at the moment' })).toBeVisible();
      await expectUsable(page, 'a paused link');
      await page.getByRole('button', { name: 'Ask Cabinet Durand' }).click();
      await page.getByRole('button', { name: 'Send my request' }).click();
      await expect(page.getByLabel('Your e-mail address')).toBeFocused();
      await expectFocusSeen(page, 'the missing address');
      await expectUsable(page, 'asking the organization');
      await page.getByLabel('Your e-mail address').fill(person.email);
      await page.getByRole('button', { name: 'Send my request' }).click();
      await expect(page.getByRole('heading', { name: 'Your request is on its way' })).toBeVisible();
      await expectUsable(page, 'a request on its way');
    },
  );

  test(
    `${way}: quick exit stays in sight and covers nothing that has the focus`,
    { tag: '@full' },
    async ({ admin, open }) => {
      const link = await fullLink(admin);
      await admin.call('PATCH /signup-links/{signupLinkId}', {
        params: { signupLinkId: link.id },
        body: { version: link.version, discreet: true },
      });
      const page = await open();
      await look(page);
      await page.goto(link.url);
      const exit = page.getByRole('button', { name: /^Leave this page/ });
      await expect(exit).toBeVisible();
      await expectUsable(page, 'a discreet link');
      await page.getByRole('button', { name: 'Send me my link' }).click();
      await expect(page.getByLabel('Your e-mail address')).toBeFocused();
      await expectFocusSeen(page, 'the missing address of a discreet link');
      await expect(exit).toBeInViewport({ ratio: 1 });
      await expectUsable(page, 'a discreet link with an error');
    },
  );
}
