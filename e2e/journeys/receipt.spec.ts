import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { secondOrganization, withoutPasskeys } from '../minute.ts';
import { newPerson } from '../people.ts';
import { askForMail, completeRegistration } from '../registration-steps.ts';

const document = readFileSync(join(import.meta.dirname, '../../docs/receipts.md'), 'utf8');
const verifier = /```js\n([\s\S]*?)```/.exec(document)?.[1] ?? '';

async function download(page: Page): Promise<string> {
  const starts = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the signed file' }).click();
  const saved = await starts;
  expect(saved.suggestedFilename()).toBe('receipt.json');
  return readFileSync(await saved.path(), 'utf8');
}

// In an organization of its own: every other test shares the demo organization's notice.
test('a receipt is kept, says what was read after the texts changed, and verifies offline', async ({
  newCaller,
  open,
}, testInfo) => {
  const theirs = await secondOrganization(newCaller);
  const before = await theirs.call('GET /organization');
  const notice = 'Registering makes no mandate between you and us.';
  await theirs.call('PATCH /organization', { body: { version: before.version, notice } });
  const { url } = await theirs.signupLink();
  const person = newPerson('Rosa');
  const page = await open({ phone: true });
  await withoutPasskeys(page);
  await page.goto(url);
  await askForMail(page, person.email);
  await completeRegistration(
    page,
    personalLinkIn(await newestMail(theirs, person.email, 'personal_link')),
    person,
  );

  await page.getByRole('link', { name: 'See and keep my receipt' }).click();
  await expect(page.getByRole('heading', { name: 'What you agreed to' })).toBeVisible();
  await expect(page.getByText('you confirm that you have read', { exact: false }).first()).toBeVisible();
  await expect(page.getByText(notice).first()).toBeVisible();
  await expectAccessible(page, 'a receipt', 'phone');
  const file = await download(page);

  const { version } = await theirs.call('GET /organization');
  await theirs.call('PATCH /organization', { body: { version, notice: 'Other words.' } });
  await page.goto('/profile');
  await page.getByRole('link', { name: 'Receipt of your registration' }).click();
  await expect(page.getByText(notice).first()).toBeVisible();
  expect(await download(page)).toBe(file);

  const keys = await page.request.get('/api/v1/public/receipt-keys');
  writeFileSync(testInfo.outputPath('verify.mjs'), verifier);
  writeFileSync(testInfo.outputPath('keys.json'), await keys.text());
  const verdictOn = (content: string) => {
    writeFileSync(testInfo.outputPath('receipt.json'), content);
    return execFileSync(process.execPath, ['verify.mjs', 'receipt.json', 'keys.json'], {
      cwd: testInfo.outputPath(),
      encoding: 'utf8',
    }).trim();
  };
  expect(verdictOn(file)).toBe('genuine');
  expect(verdictOn(file.replace(person.firstName, person.firstName.toLowerCase()))).toBe('altered');
});
