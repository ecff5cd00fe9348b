import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessibility.ts';
import { expect, test as base } from '../journey.ts';
import { tabTo } from '../keyboard.ts';
import { demoAdmin, newPerson } from '../people.ts';
import { unique } from '../unique.ts';
import { test } from '../resend-journey.ts';

const seconds = 1000;

const languages = [
  {
    locale: 'en',
    browser: 'en-GB',
    address: 'Your e-mail address',
    send: 'Send me my link',
    waiting: 'Look in your mail',
    onItsWay: 'The mail is on its way.',
    delivered: 'Delivered to your mailbox.',
    bounced: 'The mail could not be delivered. Is the address right?',
    change: 'Change the address',
    code: 'Code from the mail',
    meant: 'Did you mean ADDRESS?',
  },
  {
    locale: 'fr',
    browser: 'fr-FR',
    address: 'Votre adresse e-mail',
    send: 'Recevoir mon lien',
    waiting: 'Ouvrez votre boîte mail',
    onItsWay: 'Le message est en route.',
    delivered: 'Message arrivé.',
    bounced: 'Le message n’a pas pu être remis. L’adresse est-elle exacte\u00a0?',
    change: 'Changer d’adresse',
    code: 'Code reçu par e-mail',
    meant: 'Vouliez-vous dire ADDRESS\u00a0?',
  },
] as const;
type Words = (typeof languages)[number];

async function askForMail(page: Page, words: Words, email: string): Promise<void> {
  await page.getByLabel(words.address).fill(email);
  await page.getByRole('button', { name: words.send }).click();
  await expect(page.getByRole('heading', { name: words.waiting })).toBeFocused();
  await expect(page.getByText(email)).toBeVisible();
}

test.describe('what the provider reports', () => {
  // One after the other, so that one product serves all of them.
  test.describe.configure({ mode: 'default' });

  for (const words of languages) {
    test(
      `a bounce, signed by the provider, shows within 5 seconds, and the address can be changed (${words.locale})`,
      { tag: '@full' },
      async ({ newCaller, open, product, resend }) => {
        const { api } = await newCaller();
        await api.call('POST /session', { body: demoAdmin });
        const { url } = await api.signupLink({ locale: words.locale });
        const wrong = newPerson('Bruno');
        const right = newPerson('Bruno');
        const page = await open({ phone: true, locale: words.browser });
        await page.goto(url);
        await askForMail(page, words, wrong.email);
        const { id } = await resend.newestMailTo(wrong.email);
        await expect(page.getByRole('status')).toHaveText(words.onItsWay);

        // A report without a valid signature is refused.
        expect(await resend.report(product.origin, 'email.bounced', id, Buffer.from('guessed'))).toBe(401);
        await page.reload();
        await expect(page.getByRole('status')).toHaveText(words.onItsWay);

        // Resend retries a report where the product did not know the mail yet.
        await expect.poll(() => resend.report(product.origin, 'email.bounced', id)).toBe(204);
        await expect(page.getByRole('alert')).toHaveText(words.bounced, { timeout: 5 * seconds });
        await expect(page.getByLabel(words.code)).toHaveCount(0);
        await expectAccessible(page, `a bounced mail (${words.locale})`, 'phone');

        await tabTo(page, page.getByRole('button', { name: words.change }));
        await page.keyboard.press('Enter');
        const field = page.getByLabel(words.address);
        await expect(field).toBeFocused();
        await expect(field).toHaveValue(wrong.email);
        // The field's text is selected: typing replaces it.
        await page.keyboard.type(right.email);
        await expect(field).toHaveValue(right.email);
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { name: words.waiting })).toBeFocused();
        await expect(page.getByRole('alert')).toHaveCount(0);
        const second = await resend.newestMailTo(right.email);
        await expect.poll(() => resend.report(product.origin, 'email.delivered', second.id)).toBe(204);
        await expect(page.getByRole('status')).toHaveText(words.delivered, { timeout: 5 * seconds });
      },
    );
  }

  test(
    'a bounce reveals nothing about who has an account',
    { tag: '@full' },
    async ({ newCaller, open, product, resend }) => {
      const [english] = languages;
      const { api } = await newCaller();
      await api.call('POST /session', { body: demoAdmin });
      const { url } = await api.signupLink();
      const shown = [];
      for (const email of [demoAdmin.email, newPerson('Nobody').email]) {
        const page = await open();
        await page.goto(url);
        await askForMail(page, english, email);
        const { id } = await resend.newestMailTo(email);
        await expect.poll(() => resend.report(product.origin, 'email.bounced', id)).toBe(204);
        await expect(page.getByRole('alert')).toHaveText(english.bounced);
        shown.push(
          (await page.locator('body').innerText()).replaceAll(email, 'ADDRESS').replaceAll(/\d+/g, '#'),
        );
      }
      expect(shown[0]).toBe(shown[1]);
    },
  );
});

for (const words of languages) {
  base(
    `a mistyped domain is hinted at, taken by keyboard, and never in the way (${words.locale})`,
    { tag: '@full' },
    async ({ admin, open }) => {
      const { url } = await admin.signupLink({ locale: words.locale });
      const name = `ada.${unique()}`;
      const page = await open({ phone: true, locale: words.browser });
      const { keyboard } = page;
      await page.goto(url);
      const field = page.getByLabel(words.address);
      // The live region exists before the hint, so that a screen reader announces it.
      const hint = page.locator('[aria-live="polite"]', { hasText: '@gmail.com' });
      await tabTo(page, field);
      await keyboard.type(`${name}@gmil.com`);
      await expect(hint).toHaveText(words.meant.replace('ADDRESS', `${name}@gmail.com`));
      await expect(field).toBeFocused();
      await expect(field).not.toHaveAttribute('aria-invalid');
      await expectAccessible(page, `a hint at a mistyped domain (${words.locale})`, 'phone');
      await keyboard.press('Tab');
      await expect(page.getByRole('button', { name: `${name}@gmail.com` })).toBeFocused();
      await keyboard.press('Enter');
      await expect(field).toBeFocused();
      await expect(field).toHaveValue(`${name}@gmail.com`);
      await expect(hint).toHaveCount(0);

      // A person can ignore the hint and continue.
      await field.fill(`${name}@gmil.com`);
      await expect(hint).toBeVisible();
      await keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: words.waiting })).toBeFocused();
      await expect(page.getByText(`${name}@gmil.com`)).toBeVisible();
    },
  );
}
