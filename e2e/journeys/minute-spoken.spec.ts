import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../journey.ts';
import { askForPersonalLink, newPerson } from '../people.ts';
import { askForMail, createButton, takeSuggestedPassphrase, typeName } from '../registration-steps.ts';

const script = readFileSync(join(import.meta.dirname, '../../docs/screen-readers.md'), 'utf8');

/** What the script says of a page: the lines below its heading, as the accessibility tree has them. */
function spoken(heading: string): string {
  const found = new RegExp(`\n### ${heading}\n[^]*?\`\`\`yaml\n([^]*?)\`\`\``).exec(script)?.[1];
  if (found === undefined) throw new Error(`docs/screen-readers.md says nothing of "${heading}".`);
  return found;
}

async function expectSpoken(page: Page, heading: string): Promise<void> {
  await expect(page.locator('body'), heading).toMatchAriaSnapshot(spoken(heading));
}

// docs/screen-readers.md is what people with a screen reader try; this holds it to the accessibility tree.
test('a screen reader is given what the script says', { tag: '@full' }, async ({ admin, open }) => {
  const { url } = await admin.signupLink({ autoCreateCase: true });
  const person = newPerson('Léa');
  const page = await open();
  await page.goto(url);
  await expect(page.getByLabel('Your e-mail address')).toBeVisible();
  await expectSpoken(page, 'The link page');
  await page.getByLabel('Your e-mail address').fill('lea');
  await page.keyboard.press('Enter');
  await expectSpoken(page, 'The link page, with an error');
  await askForMail(page, person.email);
  await expectSpoken(page, 'Look in your mail');

  const other = newPerson('Noé');
  await page.goto(await askForPersonalLink(admin, url, other));
  await expect(page.getByText(other.email)).toBeVisible();
  await expectSpoken(page, 'About you');
  await createButton(page).click();
  await expectSpoken(page, 'About you, with errors');
  await typeName(page, other);
  await takeSuggestedPassphrase(page);
  await createButton(page).click();
  await expect(page.getByRole('heading', { name: 'Welcome, Noé' })).toBeVisible();
  await expectSpoken(page, 'Welcome');
});
