import type { BrowserContext, Page, Request } from '@playwright/test';
import { Api } from '../api.ts';
import { Faults } from '../faults.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn, tokenIn } from '../mailbox.ts';
import { addAuthenticator, hashTables, query, registrationsOf } from '../minute.ts';
import { demoAdmin, newPerson } from '../people.ts';
import { type Product, startProduct } from '../product.ts';

const minutes = 60_000;
// A product of its own: nobody else may write to the tables that are compared.
test.describe.configure({ mode: 'serial' });
let product: Product;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(async () => {
  await product.stop();
});

test(
  'a mail scanner that loads, waits and clicks everything creates nothing and spends nothing',
  { tag: '@full' },
  async ({ browser, playwright }) => {
    test.setTimeout(8 * minutes);
    const http = await playwright.request.newContext({ baseURL: product.origin, extraHTTPHeaders: {} });
    const admin = new Api(http);
    await admin.call('POST /session', { body: demoAdmin });
    const person = newPerson('Sami');
    const link = await admin.signupLink({ useLimit: 1, autoCreateCase: true });
    const token = link.url.split('/').at(-1) ?? '';
    await admin.call('POST /public/signup-links/{token}/registrations', {
      params: { token },
      body: { email: person.email, locale: 'en' },
    });
    const mail = await newestMail(admin, person.email, 'personal_link');
    const personal = personalLinkIn(mail);
    const [disavowalLink = ''] = /http\S+step=withdraw#[\w-]+/.exec(mail.text) ?? [];
    // The mail is sent asynchronously; compare the tables from when it has been.
    const unsent = `SELECT "id" FROM "Email" WHERE "sentAt" IS NULL`;
    await expect.poll(() => query(unsent, [], product.databaseUrl)).toEqual([]);
    const before = await hashTables(product.databaseUrl);
    expect(Object.keys(before).length).toBeGreaterThan(12);

    const addresses = [
      link.url,
      personal,
      disavowalLink,
      `${product.origin}/api/v1/public/signup-links/${token}`,
      `${product.origin}/api/v1/public/registration`,
    ];
    const scanner = await playwright.request.newContext();
    for (let asked = 0; asked < 100; asked += addresses.length * 2) {
      for (const address of addresses) {
        const headers = { authorization: `Bearer ${tokenIn(personal)}` };
        await scanner.get(address, { headers });
        await scanner.head(address, { headers });
      }
    }

    const buttons = new Map([
      [
        personal,
        [
          'Create my account with my fingerprint or code',
          'Sign in with your fingerprint, face or phone code',
          'I did not ask for this',
          'Créer mon compte avec mon empreinte ou mon code',
        ],
      ],
      [disavowalLink, ['Continue', 'Continuer']],
      [link.url, ['Send me my link', 'Recevoir mon lien']],
    ]);
    const faults = new Faults(product.origin);
    for (const [address, names] of buttons) {
      const context = await browser.newContext({ baseURL: product.origin });
      faults.watch(context);
      const pressed = await clickEverything(context, address);
      // In either language: the scanner presses the language switch too.
      const asked = ['English', 'Français', ...names].map((name) => `button ${name}`);
      expect(pressed).toEqual(expect.arrayContaining(asked));
      await context.close();
    }
    faults.check();

    expect(await hashTables(product.databaseUrl)).toEqual(before);
    expect(await registrationsOf(admin, link.id)).toEqual({ [person.email]: 'started' });
    const { total } = await admin.call('GET /signup-links/{signupLinkId}/funnel', {
      params: { signupLinkId: link.id },
      query: {},
    });
    expect(total).toMatchObject({ opened: 0, started: 1, verified: 0 });
    expect(total.machines).toBeGreaterThan(0);
    const { state } = await admin.call('GET /public/registration', { bearer: tokenIn(personal) });
    expect(state).toBe('started');
    await scanner.dispose();
    await http.dispose();
  },
);

/** Clicks everything that can be reached by clicking alone: each element once per page. Returns what it clicked. */
async function clickEverything(context: BrowserContext, address: string): Promise<string[]> {
  const page = await context.newPage();
  await addAuthenticator(page);
  await page.clock.install();
  // Every path begins like a first visit, in the browser's own language.
  await page.addInitScript(() => {
    try {
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // The blank page before it has no storage.
    }
  });
  const settled = watchRequests(page);
  const seen = new Set<string>();
  const pressed = new Set<string>();
  const ways: string[][] = [[]];
  for (let way = ways.shift(); way; way = ways.shift()) {
    // Tabs that a click opened. Closed late, because the clock below is shared by all pages.
    for (const other of context.pages()) if (other !== page) await other.close();
    await load(page, address);
    await settled();
    for (const name of way) {
      await press(page, name);
      await settled();
    }
    for (const name of way) pressed.add(name);
    if (!isInvitees(page)) continue;
    const place = await page.getByRole('heading', { level: 1 }).first().innerText();
    for (const name of await namesOf(page)) {
      const key = `${new URL(page.url()).search} ${place} ${name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      ways.push([...way, name]);
    }
  }
  return [...pressed];
}

// Pages outside of the invitee's side are not the link's.
const isInvitees = (page: Page) => /\/(join|register)/.test(page.url());

async function load(page: Page, address: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await page.clock.runFor(20_000);
}

/** The part of the DOM's element type that is needed; tests are not typed with the browser's library. */
interface Pressable {
  readonly tagName: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  closest(selector: string): { readonly innerText: string } | null;
}

/**
 * Returns what can be clicked here, as a scanner finds it: by kind
 * and text; a second one of the same kind and text gets a number.
 */
async function namesOf(page: Page): Promise<string[]> {
  const found = await pressable(page).evaluateAll((elements) =>
    (elements as unknown as Pressable[]).map((element) => {
      const words = element.getAttribute('aria-label') ?? element.closest('label')?.innerText;
      return `${element.tagName.toLowerCase()} ${(words ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()}`;
    }),
  );
  return found.map((name, index) => {
    const before = found.slice(0, index).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

function pressable(page: Page) {
  return page.locator(
    ':is(button, a, summary, select, label, input:not([type="hidden"]), [role="button"], [tabindex="0"]):visible',
  );
}

async function press(page: Page, name: string): Promise<void> {
  // It was there on the same path before: a path that ends early would prove nothing.
  await expect.poll(() => namesOf(page)).toContain(name);
  const index = (await namesOf(page)).indexOf(name);
  await pressable(page).nth(index).dispatchEvent('click');
  await page.clock.runFor(1000);
}

/**
 * Watches a page's requests. The returned function waits until all are answered and the clickable elements no longer
 * change: a state shown only while loading is no place from which to continue a path.
 */
function watchRequests(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  page.on('request', (request) => void underWay.add(request));
  page.on('requestfinished', (request) => void underWay.delete(request));
  page.on('requestfailed', (request) => void underWay.delete(request));
  return async () => {
    let before: string[] | null = null;
    await expect
      .poll(
        async () => {
          // A page that navigates while it is read is not stable.
          const names = await namesOf(page).catch(() => null);
          const now = names && [page.url(), ...names];
          const same = underWay.size === 0 && now !== null && now.join('\n') === before?.join('\n');
          before = now;
          return same;
        },
        { intervals: [100] },
      )
      .toBe(true);
  };
}
