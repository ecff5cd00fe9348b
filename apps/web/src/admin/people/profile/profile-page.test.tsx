import type { Profile } from '@casedoor/contracts';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const read = 'GET /profile';
const change = 'PATCH /profile';

const firstName = page.getByLabelText(/^First name/);
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** Opens the own profile; the API saves what it sends, as the server does. */
async function openProfile(): Promise<void> {
  let profile: Partial<Profile> = { firstName: 'Lou', locale: 'en' };
  api.answers(read, () => profile);
  api.answers(change, ({ body: { firstName: first, locale } }) => {
    profile = { firstName: first ?? profile.firstName ?? '', locale: locale ?? profile.locale ?? 'en' };
    return profile;
  });
  api.answersEveryGet();
  await openPage('/profile', { as: 'client' });
  await expect.element(firstName).toHaveValue('Lou');
}

describe('one’s own profile', () => {
  it('is saved and undone', async () => {
    await openProfile();
    await firstName.fill('Louise');
    await button('Save changes').click();
    await expect.element(page.getByText('Profile saved.')).toBeVisible();
    await button('Undo').click();
    await expect.element(page.getByText('Undone: your profile is as before.')).toBeVisible();
    await expect.element(firstName).toHaveValue('Lou');
    expect(api.sent(change).map(({ body }) => body)).toEqual([{ firstName: 'Louise' }, { firstName: 'Lou' }]);
  });

  it('changes only what was typed, not what another device has saved meanwhile', async () => {
    await openProfile();
    const lastName = page.getByLabelText('Last name');
    api.answers(read, { firstName: 'Lou', lastName: 'Andreas', locale: 'en' });
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    await expect.poll(() => api.sent(read).length).toBeGreaterThan(1);
    await firstName.fill('Louise');
    await button('Save changes').click();
    await expect.element(page.getByText('Profile saved.')).toBeVisible();
    await expect.element(lastName).toBeVisible();
    expect(api.sent(change).map(({ body }) => body)).toEqual([{ firstName: 'Louise' }]);
  });

  it('sets the language of the person and of this device', async () => {
    await openProfile();
    await page.getByRole('radiogroup', { name: 'Language' }).getByText('Français').click();
    await button('Save changes').click();
    await expect.element(page.getByText('Profil enregistré.')).toBeVisible();
    expect(api.sent(change).map(({ body }) => body)).toEqual([{ locale: 'fr' }]);
    await expect.element(page.getByRole('heading', { name: 'Mon profil' })).toBeVisible();
    expect(document.documentElement.lang).toBe('fr');
    expect(localStorage.getItem('casedoor-language')).toBe('fr');
  });
});

describe('the device', () => {
  it('is told which passkeys work and what the person is called, again after each change', async () => {
    const accepted = vi.fn(() => Promise.resolve());
    const details = vi.fn(() => Promise.resolve());
    vi.spyOn(PublicKeyCredential, 'signalAllAcceptedCredentials').mockImplementation(accepted);
    vi.spyOn(PublicKeyCredential, 'signalCurrentUserDetails').mockImplementation(details);
    const methods = 'GET /profile/sign-in-methods';
    const account = { rpId: 'casedoor.example', userHandle: 'bGVh', name: 'lou@example.com' };
    const [kept, lost] = [
      { id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f01', name: 'Phone' },
      { name: 'Old laptop' },
    ];
    api.answers(methods, {
      passkeys: [kept, lost],
      passkeyAccount: { ...account, displayName: 'Lou', credentialIds: ['a', 'b'] },
    });
    api.answers('DELETE /profile/passkeys/{passkeyId}', {
      passkeys: [kept],
      passkeyAccount: { ...account, displayName: 'Lou', credentialIds: ['a'] },
    });
    await openProfile();
    await expect
      .poll(() => accepted.mock.calls)
      .toContainEqual([{ rpId: 'casedoor.example', userId: 'bGVh', allAcceptedCredentialIds: ['a', 'b'] }]);

    await page.getByRole('button', { name: /Remove.*Old laptop/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Remove/ })
      .click();
    await expect
      .poll(() => accepted.mock.lastCall)
      .toEqual([{ rpId: 'casedoor.example', userId: 'bGVh', allAcceptedCredentialIds: ['a'] }]);

    api.answers(methods, {
      passkeys: [kept],
      passkeyAccount: { ...account, displayName: 'Louise', credentialIds: ['a'] },
    });
    await firstName.fill('Louise');
    await button('Save changes').click();
    await expect
      .poll(() => details.mock.lastCall)
      .toEqual([
        { rpId: 'casedoor.example', userId: 'bGVh', name: 'lou@example.com', displayName: 'Louise' },
      ]);
  });
});
