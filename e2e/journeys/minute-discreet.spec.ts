import type { Page } from '@playwright/test';
import type { Api, OpenLink } from '../api.ts';
import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { addAuthenticator, passkeyButton } from '../minute.ts';
import { newPerson } from '../people.ts';
import { askForMail, typeName } from '../registration-steps.ts';

const neutral = 'Your registration';
const telling = /Durand|case\b|client|lawyer|law firm/i;

async function discreetLink(admin: Api): Promise<OpenLink> {
  const link = await admin.signupLink({ autoCreateCase: true, caseRole: 'client' });
  await admin.call('PATCH /signup-links/{signupLinkId}', {
    params: { signupLinkId: link.id },
    body: { version: link.version, discreet: true },
  });
  return link;
}

/** Serves a stand-in for the neutral page of quick exit, without leaving the machine. */
async function standInForExit(page: Page, address: string): Promise<void> {
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Sunny</h1>' }),
  );
}

test('a discreet link names nobody before the mailbox is proved, and never in the title', async ({
  admin,
  open,
  faults,
}) => {
  const person = newPerson('Silja');
  const { url } = await discreetLink(admin);
  const page = await open({ phone: true });
  await addAuthenticator(page);
  const titles = new Set<string>();
  const silent = async () => {
    titles.add(await page.title());
    expect(await page.locator('body').innerText()).not.toMatch(telling);
  };

  await page.goto(url);
  await expect(page.getByRole('heading', { name: neutral })).toBeVisible();
  await silent();
  await expect(page.getByRole('button', { name: /^Leave this page/ })).toBeVisible();
  await expectAccessible(page, 'a discreet link', 'phone');
  await askForMail(page, person.email);
  await silent();

  const mail = await newestMail(admin, person.email, 'personal_link');
  expect(mail.subject).not.toMatch(telling);
  expect(mail.text).not.toMatch(telling);
  expect(mail.html).not.toMatch(/Durand/i);

  await page.goto(personalLinkIn(mail));
  await expect(page.getByRole('heading', { name: neutral })).toBeVisible();
  await silent();
  await typeName(page, person);
  await page.getByRole('button', { name: 'Verify and continue' }).click();
  await expect(page.getByText(/^By creating your account, you accept the terms/)).toBeVisible();
  titles.add(await page.title());
  await passkeyButton(page).click();
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
  titles.add(await page.title());
  expect([...titles]).toEqual([neutral]);

  // After quick exit, nobody is signed in.
  const exit = page.getByRole('button', { name: /^Leave this page/ });
  const { quickExitUrl } = await admin.call('GET /public/signup-links/{token}', {
    params: { token: url.split('/').at(-1) ?? '' },
  });
  faults.expect(new RegExp(`^other origin: ${new URL(quickExitUrl ?? '').origin}`));
  await standInForExit(page, new URL(quickExitUrl ?? '').href);
  await exit.click();
  await expect(page.getByRole('heading', { name: 'Sunny' })).toBeVisible();
  await expect.poll(() => page.context().cookies(url)).toEqual([]);

  const welcome = await newestMail(admin, person.email, 'welcome');
  expect(`${welcome.subject} ${welcome.text}`).not.toMatch(telling);
});

/** Returns what the browser stores of the product, for this tab and for later visits. */
const kept = (page: Page) =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);

for (const way of ['button', 'keyboard'] as const) {
  test(
    `quick exit by the ${way} leaves nothing behind Back`,
    { tag: '@full' },
    async ({ admin, open, faults }) => {
      const person = newPerson('Ines');
      const { url } = await discreetLink(admin);
      const token = url.split('/').at(-1) ?? '';
      const { quickExitUrl } = await admin.call('GET /public/signup-links/{token}', { params: { token } });
      if (!quickExitUrl) throw new Error('A discreet link has no way out.');
      faults.expect(new RegExp(`^other origin: ${new URL(quickExitUrl).origin}`));

      const page = await open({ phone: way === 'button' });
      await standInForExit(page, new URL(quickExitUrl).href);
      await page.goto('about:blank');
      await page.goto(url);
      await page.getByRole('button', { name: 'Français' }).click();
      await page.getByRole('button', { name: 'English' }).click();
      await askForMail(page, person.email);
      expect(await kept(page)).toEqual(expect.arrayContaining(['casedoor-language', 'casedoor.email']));
      const left = page.waitForURL(new URL(quickExitUrl).href);
      if (way === 'button') await page.getByRole('button', { name: /^Leave this page/ }).click();
      else {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
      await left;
      await expect(page.getByRole('heading', { name: 'Sunny' })).toBeVisible();
      await page.goBack();
      expect(page.url()).toBe('about:blank');

      // Neither the tab nor the browser stores the typed address or the visit.
      await page.goto(new URL('/healthz', url).href);
      expect(await kept(page)).toEqual([]);
      expect(await page.context().cookies(url)).toEqual([]);
      await page.goto(url);
      await expect(page.getByLabel('Your e-mail address')).toHaveValue('');
    },
  );
}
