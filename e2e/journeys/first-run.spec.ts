import { randomBytes } from 'node:crypto';
import { expectAccessible } from '../accessibility.ts';
import { createEmptyDatabase } from '../database.ts';
import { Faults } from '../faults.ts';
import { expect, test } from '../journey.ts';
import { newPerson, password } from '../people.ts';
import { startProduct } from '../product.ts';

test('on an empty database, the link of the log leads to the organization and its first administrator', async ({
  browser,
}) => {
  // Starts a second product.
  test.slow();
  const product = await startProduct({
    DATABASE_URL: await createEmptyDatabase(),
    AUTH_SECRET: randomBytes(32).toString('base64url'),
  });
  try {
    const faults = new Faults(product.origin);
    faults.expect(/^403 POST \/api\/v1\/setup|^404 POST \/api\/v1\/setup|^409 POST \/api\/v1\/setup/);
    const context = await browser.newContext({ baseURL: product.origin });
    faults.watch(context);
    const page = await context.newPage();
    const [setUpLink = ''] = /http\S+\/setup#\S+/.exec(product.log()) ?? [];
    expect(setUpLink).toContain(product.origin);

    // Without the link, the page explains where to find it.
    await page.goto('/');
    await expect(page.getByText('Open it exactly as the server printed it into its log')).toBeVisible();
    await expectAccessible(page, 'set-up without its link');
    await page.goto(`${setUpLink}wrong`);
    await fillIn();
    await page.getByRole('button', { name: 'Create the organization' }).click();
    await expect(page.getByText('this is not the newest link')).toBeVisible();

    await page.goto('about:blank');
    await page.goto(setUpLink);
    await expect(page.getByRole('heading', { name: 'Set up Casedoor' })).toBeVisible();
    await expectAccessible(page, 'set-up');
    await page.getByRole('button', { name: 'Create the organization' }).click();
    await expect(page.getByText('This field is required.').first()).toBeVisible();
    await fillIn();
    await page.getByRole('button', { name: 'Create the organization' }).click();
    await expect(page.getByRole('heading', { name: 'Users' })).toBeVisible();
    await expect(page.getByText('Everyone with a place in Maison Neuve.')).toBeVisible();
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await expect(page.getByText('No cases yet')).toBeVisible();
    await expectAccessible(page, 'no cases yet');

    await page.goto('about:blank');
    await page.goto(setUpLink);
    await expect(page.getByText('Casedoor is already set up.')).toBeVisible();
    faults.check();

    async function fillIn(): Promise<void> {
      const { firstName, lastName, email } = newPerson('Noa');
      await page.getByLabel('Organization’s name').fill('Maison Neuve');
      await page.getByLabel('First name').fill(firstName);
      await page.getByLabel('Last name').fill(lastName);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel(/^Password/).fill(password);
    }
  } finally {
    await product.stop();
  }
});
