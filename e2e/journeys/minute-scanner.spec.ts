import type { BrowserContext, Page } from '@playwright/test';
import { Api } from '../api.ts';
import { Faults } from '../faults.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn, tokenIn } from '../mailbox.ts';
import { addAuthenticator, hashTables, query, registrationsOf } from '../minute.ts';
import { demoAdmin, newPerson } from '../people.ts';
import { type Product, startProduct } from '../product.ts';

const minutes = 60_000;
// A product of its own: nobody else may write into the tables that are compared.
test.describe.configure({ mode: 'serial' });
let product: Product;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(async () => {
  await product.stop();
});

test('a mail scanner that loads, waits and clicks everything creates nothing and spends nothing', async ({
  browser,
  playwright,
}) => {
  test.setTimeout(4 * minutes);
  const http = await playwright.request.newContext({ baseURL: product.origin });
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
  const [wayOut = ''] = /http\S+step=withdraw#[\w-]+/.exec(mail.text) ?? [];
  // The mail is on its way by itself; the tables are compared from when it has been sent.
  const unsent = `SELECT "id" FROM "Email" WHERE "sentAt" IS NULL`;
  await expect.poll(() => query(unsent, [], product.databaseUrl)).toEqual([]);
  const { '"Verification"': none, ...before } = await hashTables(product.databaseUrl);
  expect(none).toBe('0 ');
  expect(Object.keys(before).length).toBeGreaterThan(12);

  const addresses = [
    link.url,
    personal,
    wayOut,
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

  const faults = new Faults(product.origin);
  for (const address of [personal, wayOut, link.url]) {
    const context = await browser.newContext({ baseURL: product.origin });
    faults.watch(context);
    await clickEverything(context, address);
    await context.close();
  }
  faults.check();

  const { '"Verification"': _questions, ...after } = await hashTables(product.databaseUrl);
  expect(after).toEqual(before);
  // "Sign in with a passkey" asks a random question that nobody answers: it is about nobody and soon over.
  const lasting = `SELECT * FROM "Verification" WHERE "expiresAt" > now() + interval '5 minutes' OR "value" LIKE $1`;
  expect(await query(lasting, [`%${person.email}%`], product.databaseUrl)).toEqual([]);
  expect(await registrationsOf(admin, link.id)).toEqual({ [person.email]: 'started' });
  const { state } = await admin.call('GET /public/registration', { bearer: tokenIn(personal) });
  expect(state).toBe('started');
  await scanner.dispose();
  await http.dispose();
});

/** Loads a page, waits, then presses each thing on it, and after each of them everything that then is there. */
async function clickEverything(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  context.on('page', (opened) => void (opened === page || opened.close()));
  await addAuthenticator(page);
  await page.clock.install();
  const count = await load(page, address);
  expect(count).toBeGreaterThan(2);
  for (let one = 0; one < count; one++) {
    await load(page, address);
    await press(page, one);
    // Where the press led out of the invitee's side, what is there is no matter of the link.
    if (!/\/(join|register)/.test(page.url())) continue;
    const then = await pressable(page).count();
    for (let other = 0; other < then; other++) {
      await press(page, other);
      if (!/\/(join|register)/.test(page.url())) break;
    }
  }
}

async function load(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await page.clock.runFor(20_000);
  return pressable(page).count();
}

function pressable(page: Page) {
  return page.locator('button:visible, a:visible, input[type="checkbox"]:visible, summary:visible');
}

async function press(page: Page, index: number): Promise<void> {
  const found = pressable(page).nth(index);
  // What a press has taken away cannot be pressed any more.
  if ((await found.count()) === 0) return;
  await found.dispatchEvent('click');
  await page.clock.runFor(1000);
  await page.waitForTimeout(100);
}
