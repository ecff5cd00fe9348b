import { expect, type Page } from '@playwright/test';
import type { Person } from './people.ts';

/** Enters the e-mail address on a link's page, in English. */
export async function askForMail(page: Page, email: string): Promise<void> {
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me my link' }).click();
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
}

/** Fills in the first page of a personal link, which is open: the name, then the button. */
export async function tellName(page: Page, { firstName, lastName }: Person): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Step 1 of 3 Welcome to' })).toBeVisible();
  await page.getByLabel('First name').fill(firstName);
  await page.getByLabel('Last name').fill(lastName);
  await confirmButton(page).click();
}

/** Opens a personal link, fills in the name and verifies the address. */
export async function confirmAddress(page: Page, personalLink: string, person: Person): Promise<void> {
  await page.goto(personalLink);
  await expect(page.getByText(person.email)).toBeVisible();
  await tellName(page, person);
}

/** The button that verifies the mailbox. */
export function confirmButton(page: Page) {
  return page.getByRole('button', { name: 'Verify and continue' });
}

/** Returns from the wizard's second step to its first. */
export async function backToAboutYou(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { name: 'Step 1 of 3 About you' })).toBeVisible();
}

/** Accepts the suggested passphrase on the wizard's second step; returns it. */
export async function takeSuggestedPassphrase(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { name: 'Step 2 of 3 Secure your account' })).toBeVisible();
  await page.getByRole('button', { name: 'Suggest a passphrase' }).click();
  const field = page.getByLabel('Password', { exact: true });
  await expect(field).toHaveValue(/^\S+([ -]\S+){4}$/);
  const passphrase = await field.inputValue();
  await page.getByRole('button', { name: 'Continue' }).click();
  return passphrase;
}

/** Ticks the boxes of the review; the test itself presses the button. */
export async function agree(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Step 3 of 3 Review and consent' })).toBeVisible();
  await page.getByLabel(/^I accept the terms/).check();
  await page.getByLabel(/^I have read the privacy notice/).check();
}

/** The button that creates the account. */
export function createButton(page: Page) {
  return page.getByRole('button', { name: 'Create my account' });
}

/** Goes from the first page of a personal link to the welcome page. Returns the passphrase. */
export async function completeRegistration(
  page: Page,
  personalLink: string,
  person: Person,
): Promise<string> {
  await confirmAddress(page, personalLink, person);
  const passphrase = await takeSuggestedPassphrase(page);
  await agree(page);
  await createButton(page).click();
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
  return passphrase;
}
