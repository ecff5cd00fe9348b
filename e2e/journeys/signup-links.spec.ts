import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newPerson, signUpByApi } from '../people.ts';
import { unique } from '../unique.ts';

test(
  'a link is created, replaced and revoked by clicking',
  { tag: '@full' },
  async ({ newCaller, open, openAsAdmin }) => {
    const title = `Poster ${unique()}`;
    const page = await openAsAdmin();
    await page.goto('/signup-links');
    await page.getByRole('button', { name: 'New sign-up link' }).click();
    await page.getByRole('dialog').getByLabel('Title').fill(title);
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByText('Off. Switch it on to get a link')).toBeVisible();
    await page.getByRole('switch', { name: 'Allow sign-up' }).click();
    const address = page.getByLabel('Address of the sign-up link');
    await expect(address).toHaveValue(/\/join\//);
    const first = await address.inputValue();

    const person = newPerson('Poe');
    await signUpByApi((await newCaller()).api, first, person);
    await page.reload();
    await expect(page.getByText('1 joined')).toBeVisible();
    await expect(page.getByText(person.email)).toBeVisible();

    await page.getByRole('button', { name: 'Replace link' }).click();
    await expectAccessible(page, 'the question before replacing');
    await page.getByRole('dialog').getByRole('button', { name: 'Replace link' }).click();
    await expect(page.getByText('The link is replaced. This is the new one.')).toBeVisible();
    await expect(address).not.toHaveValue(first);
    await expect(page.getByText('0 joined')).toBeVisible();
    const visitor = await open({ phone: true });
    await visitor.goto(`${first}?lang=en`);
    await expect(visitor.getByRole('heading', { name: 'This link was replaced' })).toBeVisible();

    await page.getByRole('button', { name: 'Revoke link' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke link' }).click();
    await expect(page.getByText('This link has ended and can no longer be changed.')).toBeVisible();
    await page.getByRole('link', { name: 'All sign-up links' }).click();
    await page.getByRole('tab', { name: 'Ended' }).click();
    await page.getByLabel('Search sign-up links').fill(title);
    await expect(page.getByRole('link', { name: title })).toHaveCount(2);
  },
);
