import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { Api } from './api.ts';
import { askForPersonalLink, demoAdmin } from './people.ts';
import { startProduct } from './product.ts';

const folder = join(import.meta.dirname, '../docs/images');
/** Largest picture: a README is read on a phone too. */
const mostBytes = 200_000;

const product = await startProduct();
const browser = await chromium.launch({
  ...(process.env.PLAYWRIGHT_CHROMIUM_PATH ? { executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  mkdirSync(folder, { recursive: true });
  await takeDialog(browser);
  await takeWizard(browser);
} finally {
  await browser.close();
  await product.stop();
}

/** Takes the Add user dialog on a desktop, with the panel of a link that opens a case. */
async function takeDialog(on: Browser): Promise<void> {
  const page = await on.newPage({
    baseURL: product.origin,
    viewport: { width: 1280, height: 1060 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  await new Api(page.request).call('POST /session', { body: demoAdmin });
  await page.addInitScript("localStorage.setItem('casedoor-language', 'en')");
  await page.goto('/users');
  await page.getByRole('button', { name: 'Add user' }).click();
  await page.getByRole('button', { name: 'Send them a sign-up link' }).click();
  await page.getByRole('switch', { name: 'Allow sign-up' }).click();
  await expect(page.getByLabel('Address of the sign-up link')).toBeVisible();
  await page.getByRole('switch', { name: 'Auto create case' }).click();
  await expect(page.getByRole('radiogroup', { name: 'Case user role' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
  // Removes the last click's focus ring.
  await page.evaluate('document.activeElement.blur()');
  await save(page, 'add-user-dialog.png');
}

/** Takes the page of a personal link on a phone. */
async function takeWizard(on: Browser): Promise<void> {
  const person = { firstName: 'Léa', lastName: 'Martin', email: 'lea@martin.example' };
  const page = await on.newPage({
    baseURL: product.origin,
    viewport: { width: 390, height: 844 },
    isMobile: true,
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  const api = new Api(page.request);
  await api.call('POST /session', { body: demoAdmin });
  const link = await api.signupLink({ title: 'Website', autoCreateCase: true });
  await api.call('DELETE /session');
  const personalLink = await askForPersonalLink(api, link.url, person);
  await page.goto(personalLink);
  await page.getByLabel('First name').fill(person.firstName);
  await page.getByLabel('Last name').fill(person.lastName);
  await page.evaluate('document.activeElement.blur()');
  await save(page, 'wizard.png');
}

async function save(page: Page, name: string): Promise<void> {
  const path = join(folder, name);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  console.log(`docs/images/${name}: ${Math.round(size / 1000)} kB`);
  if (size > mostBytes) throw new Error(`${name} has ${size} bytes; at most ${mostBytes} are wanted.`);
}
