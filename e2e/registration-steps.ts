import { expect, type Page } from '@playwright/test';
import type { Person } from './people.ts';

/** Enters the e-mail address on a link's page, in English. */
export async function askForMail(page: Page, email: string): Promise<void> {
  await page.getByLabel('Your e-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me my link' }).click();
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
}

/** Types the name on the person's page, which is open. */
export async function typeName(page: Page, { firstName, lastName }: Person): Promise<void> {
  await page.getByLabel('First name').fill(firstName);
  await page.getByLabel('Last name').fill(lastName);
}

/** Opens a personal link and types the name. Nothing is verified before its button is pressed. */
export async function openPersonalLink(page: Page, personalLink: string, person: Person): Promise<void> {
  await page.goto(personalLink);
  await expect(page.getByText(person.email)).toBeVisible();
  await typeName(page, person);
}

/** Accepts the suggested passphrase, on a device without passkeys; returns it. */
export async function takeSuggestedPassphrase(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Suggest a passphrase' }).click();
  const field = page.getByLabel('Password', { exact: true });
  await expect(field).toHaveValue(/^\S+([ -]\S+){4}$/);
  return field.inputValue();
}

/** The button that verifies the mailbox, agrees to the texts above it and creates the account. */
export function createButton(page: Page) {
  return page.getByRole('button', { name: 'Create my account', exact: true });
}

/** Goes from the first page of a personal link to the welcome page. Returns the passphrase. */
export async function completeRegistration(
  page: Page,
  personalLink: string,
  person: Person,
): Promise<string> {
  await openPersonalLink(page, personalLink, person);
  const passphrase = await takeSuggestedPassphrase(page);
  await createButton(page).click();
  await expect(page.getByRole('heading', { name: `Welcome, ${person.firstName}` })).toBeVisible();
  return passphrase;
}
