import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const read = 'GET /organization';
const change = 'PATCH /organization';
const before = 'https://durand.example/contact';

const contact = page.getByLabelText('Contact page');
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** Opens the page; the API saves what it sends, as the server does. Returns the stored settings. */
async function openOrganization() {
  const stored = { settings: { version: 3, contactUrl: before, contactEmail: 'office@durand.example' } };
  api.answers(read, () => stored.settings);
  saves(stored);
  api.answersEveryGet();
  await openPage('/organization');
  await expect.element(contact).toHaveValue(before);
  return stored;
}

function saves(stored: { settings: { version: number; contactUrl: string; contactEmail: string } }): void {
  api.answers(change, ({ body: { version, contactUrl, contactEmail } }) => {
    stored.settings = {
      version: version + 1,
      contactUrl: contactUrl ?? stored.settings.contactUrl,
      contactEmail: contactEmail ?? stored.settings.contactEmail,
    };
    return stored.settings;
  });
}

describe('the organization’s settings', () => {
  it('are saved and undone', async () => {
    await openOrganization();
    await contact.fill('https://durand.example/nouveau');
    await expect.element(page.getByText('Not saved yet.')).toBeVisible();
    await button('Save changes').click();
    await expect.element(page.getByText('Settings saved.')).toBeVisible();
    await button('Undo').click();
    await expect.element(page.getByText('Undone: the settings are as before.')).toBeVisible();
    expect(api.sent(change).map(({ body }) => body)).toEqual([
      { version: 3, contactUrl: 'https://durand.example/nouveau' },
      { version: 4, contactUrl: before },
    ]);
  });

  it('say beside its field what is wrong, here or at the API', async () => {
    await openOrganization();
    api.refuses(change, 'request_invalid', { contactUrl: 'invalid' });
    await contact.fill('https://durand.example/refused');
    await page.getByLabelText('Accent colour').fill('blue');
    await button('Save changes').click();
    await expect.element(page.getByText('Use a colour such as #1f5c8b.')).toBeVisible();
    expect(api.sent(change)).toEqual([]);
    await page.getByLabelText('Accent colour').fill('#7a1fa0');
    await button('Save changes').click();
    await expect.element(contact).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(bothSchemes);
  });

  it('are not lost by leaving: the page asks first, and discards on demand', async () => {
    await openOrganization();
    await contact.fill('no address');
    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await expect.element(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect.element(contact).toHaveValue('no address');
    await button('Discard changes').click();
    await expect.element(contact).toHaveValue(before);
  });

  it('that somebody else changed meanwhile are shown, and my change is saved beside theirs', async () => {
    const stored = await openOrganization();
    api.refuses(change, 'organization_changed');
    await contact.fill('https://durand.example/mine');
    stored.settings = { ...stored.settings, version: 4, contactEmail: 'theirs@durand.example' };
    await button('Save changes').click();
    await expect.element(page.getByText('Someone else changed these settings')).toBeVisible();
    await expect.element(page.getByText(/theirs@durand\.example/)).toBeVisible();
    await expect.element(contact).toHaveValue('https://durand.example/mine');
    await expectAccessible(bothSchemes);
    saves(stored);
    await button('Save mine anyway').click();
    await expect.element(page.getByText('Settings saved.')).toBeVisible();
    expect(api.sent(change).at(-1)?.body).toEqual({ version: 4, contactUrl: 'https://durand.example/mine' });
    expect(stored.settings.contactEmail).toBe('theirs@durand.example');
  });
});
