import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { longestMotion, moving } from '../motion.ts';
import { askForPersonalLink, newPerson } from '../people.ts';
import { createButton, openPersonalLink, takeSuggestedPassphrase } from '../registration-steps.ts';

const offline = 'You are offline. What you typed is kept.';
const kept = 'No connection. What you typed is kept; this page tries again when the connection is back.';

test(
  'the connection is lost while an answer is saved: said, kept, and saved when it is back',
  { tag: '@full' },
  async ({ admin, newCaller, open, faults }) => {
    faults.expect(/^failed: (POST|PATCH) \S+ net::ERR_INTERNET_DISCONNECTED/);
    const { url } = await admin.signupLink();
    const person = newPerson('Nora');
    const personalLink = await askForPersonalLink((await newCaller()).api, url, person);
    const page = await open({ phone: true });
    await openPersonalLink(page, personalLink, person);
    await takeSuggestedPassphrase(page);
    const lastName = `${person.lastName}-Duval`;

    await page.context().setOffline(true);
    // Shown at once, before a request would fail.
    await expect(page.locator('[aria-live="polite"]', { hasText: offline })).toBeVisible();
    await page.getByLabel('Last name').fill(lastName);
    await createButton(page).click();
    await expect(page.getByRole('alert')).toHaveText(kept);
    await expect(page.getByLabel('Last name')).toHaveValue(lastName);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Last step: about you');
    await expectAccessible(page, 'a lost connection', 'phone');

    await page.context().setOffline(false);
    await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeFocused();
    await expect(page.getByText(offline)).toHaveCount(0);
    const { items } = await admin.call('GET /users', { query: { q: lastName } });
    expect(items.map((user) => user.lastName)).toEqual([lastName]);
  },
);

test('the connection is lost while the account is made: said, kept, and made once when it is back', async ({
  admin,
  newCaller,
  open,
  faults,
}) => {
  faults.expect(/^failed: POST \S+\/(verify|complete) net::ERR_(INTERNET_DISCONNECTED|FAILED)/);
  const { url } = await admin.signupLink({ autoCreateCase: true });
  const person = newPerson('Nils');
  const personalLink = await askForPersonalLink((await newCaller()).api, url, person);
  const page = await open({ phone: true });
  await openPersonalLink(page, personalLink, person);
  const passphrase = await takeSuggestedPassphrase(page);

  await page.context().setOffline(true);
  await createButton(page).click();
  await expect(page.getByRole('alert')).toHaveText(kept);
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(passphrase);
  expect((await admin.call('GET /users', { query: { q: person.lastName } })).items).toEqual([]);

  // The worst case: the account is created, and the answer is lost.
  let lost = 0;
  await page.route('**/public/registration/complete', async (route) => {
    lost += 1;
    if (lost > 1) return route.fallback();
    await route.fetch();
    await route.abort('failed');
  });
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeFocused();
  expect(lost).toBe(2);
  expect((await admin.call('GET /users', { query: { q: person.lastName } })).items).toHaveLength(1);
  expect((await admin.call('GET /cases', { query: { q: person.lastName } })).items).toHaveLength(1);
});

test(
  'a language whose texts cannot be loaded is not used until the connection is back',
  { tag: '@full' },
  async ({ admin, open, faults }) => {
    faults.expect(/^failed: GET \/assets\/\S+ net::ERR_INTERNET_DISCONNECTED/);
    const { url } = await admin.signupLink();
    const person = newPerson('Lou');
    const page = await open({ phone: true });
    await page.goto(url);
    await page.getByLabel('Your e-mail address').fill(person.email);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Français' }).click();
    await expect(page.getByRole('alert')).toHaveText(kept);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cabinet Durand invites you');
    await page.context().setOffline(false);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cabinet Durand vous invite');
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.getByLabel('Votre adresse e-mail')).toHaveValue(person.email);
    await expect(page.getByRole('alert')).toHaveCount(0);
  },
);

test(
  'texts that load late do not override a newer choice of language',
  { tag: '@full' },
  async ({ admin, open }) => {
    const { url } = await admin.signupLink();
    const late = Promise.withResolvers<void>();
    const page = await open({ phone: true });
    await page.goto(url);
    const asked = page.waitForRequest(/\/assets\/join-[^/]+\.js$/);
    await page.route(/\/assets\/join-[^/]+\.js$/, async (route) => {
      await late.promise;
      await route.continue();
    });
    const came = page.waitForResponse(/\/assets\/join-[^/]+\.js$/);
    await page.getByRole('button', { name: 'Français' }).click();
    await asked;
    await page.getByRole('button', { name: 'English' }).click();
    late.resolve();
    await came;
    await expect.poll(() => page.evaluate(() => localStorage.getItem('casedoor-language'))).toBe('en');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-pressed', 'true');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cabinet Durand invites you');
  },
);

test(
  'a page whose first texts cannot be loaded says so in both languages, and loads by itself later',
  { tag: '@full' },
  async ({ admin, open, faults }) => {
    faults.expect(/^failed: GET \/assets\/\S+ net::ERR_FAILED/);
    const { url } = await admin.signupLink();
    const page = await open({ phone: true });
    // The catalog is the only file that the page's own program loads later; its automatic reload is not under test here.
    await page.addInitScript("sessionStorage.setItem('casedoor.reloaded-at', String(Date.now()))");
    let lost = false;
    await page.route('**/assets/join-*.js', async (route) => {
      const own = (await (await route.fetch()).text()).includes('invites you');
      if (!own || lost) return route.continue();
      lost = true;
      return route.abort('failed');
    });
    await page.goto(url);
    await expect(page.getByText('This page could not be loaded. Check your connection')).toBeVisible();
    await expect(page.getByText('Cette page n’a pas pu être chargée.')).toHaveAttribute('lang', 'fr');
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await expect(page.getByRole('heading', { name: 'Cabinet Durand invites you' })).toBeVisible();
  },
);

/** Delays requests to a path of the API until the returned function is called. */
async function holdBack(page: Page, path: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route(path, async (route) => {
    await held;
    await route.fallback();
  });
  return letGo;
}

const motions = ['reduce', 'no-preference'] as const;
for (const reducedMotion of motions) {
  const still = reducedMotion === 'reduce';
  test(
    `a long wait shows progress, ${still ? 'without anything moving' : 'by moving'}, up to the welcome`,
    { tag: '@full' },
    async ({ admin, newCaller, open }) => {
      const { url } = await admin.signupLink({ autoCreateCase: true });
      const person = newPerson('Mona');
      const page = await open({ phone: true });
      await page.emulateMedia({ reducedMotion });
      const expectMotion = async () => {
        if (still) {
          expect(await moving(page)).toEqual([]);
          expect(await longestMotion(page)).toBeLessThan(10);
        } else await expect.poll(() => moving(page)).not.toEqual([]);
      };
      const whileHeld = async (path: string, act: () => Promise<unknown>, look: () => Promise<void>) => {
        const letGo = await holdBack(page, path);
        await act();
        await look();
        await expectMotion();
        letGo();
      };
      const busy = (name: string) => async () => {
        const button = page.getByRole('button', { name });
        await expect(button).toHaveAttribute('aria-busy', 'true');
        await expect(button).toHaveAttribute('aria-disabled', 'true');
      };
      const loading = async () => {
        await expect(page.getByRole('status')).toContainText('Loading…');
        await expect(page.locator('.progress-line.moving')).toBeVisible();
      };

      await page.goto(url);
      await page.getByLabel('Your e-mail address').fill(newPerson('Wait').email);
      await whileHeld(
        '**/registrations',
        () => page.getByRole('button', { name: 'Send me my link' }).click(),
        busy('Sending…'),
      );
      await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible();

      const personalLink = await askForPersonalLink((await newCaller()).api, url, person);
      await whileHeld('**/api/v1/public/registration', () => page.goto(personalLink), loading);
      await expect(page.getByText(person.email)).toBeVisible();
      await page.getByLabel('First name').fill(person.firstName);
      await whileHeld(
        '**/assets/en-*.js',
        () => page.getByRole('button', { name: 'Suggest a passphrase' }).click(),
        busy('One moment…'),
      );
      await expect(page.getByText('Five words, for you alone.')).toBeVisible();
      await whileHeld('**/complete', () => createButton(page).click(), busy('Creating your account…'));
      await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeFocused();
      if (still) await expectMotion();
    },
  );
}
