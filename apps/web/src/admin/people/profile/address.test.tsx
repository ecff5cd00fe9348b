import type { OwnAddress } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const read = 'GET /profile/address-change';
const ask = 'POST /profile/address-change';
const code = 'POST /profile/address-change/code';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const proposal = {
  id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11',
  organizationName: 'Cabinet Durand',
  email: 'lou.roux@example.com',
};
const pending = { email: 'lou.roux@example.com' };

/** Opens the own profile, with a password and no passkey unless said otherwise. */
async function openAddress(
  own: { pending: object | null; proposals?: object[] },
  options: Parameters<typeof openPage>[1] & { hasPassword?: boolean; passkeys?: object[] } = {},
): Promise<void> {
  const { hasPassword = true, passkeys = [], ...how } = options;
  api.answers('GET /profile', { email: 'lou@example.com' });
  api.answers('GET /profile/sign-in-methods', { hasPassword, passkeys: passkeys as never, devices: [] });
  api.answers(read, { proposals: [], ...own } as Partial<OwnAddress>);
  api.answersEveryGet();
  await openPage('/profile', { as: 'client', ...how });
}

describe('one’s own address', () => {
  it('is changed with the password and the code of the mail', async () => {
    await openAddress({ pending: null });
    await button('Change my address').click();
    await page.getByLabelText('New e-mail address').fill('lou.roux@example.com');
    await page.getByLabelText('Your password').fill('plum orbit felt and more');
    api.answers(ask, { pending, proposals: [] });
    await button('Send the mail').click();
    await expect.element(page.getByText(/We wrote to lou\.roux@example\.com/)).toBeVisible();
    expect(api.sent(ask).map(({ body }) => body)).toEqual([
      { email: 'lou.roux@example.com', password: 'plum orbit felt and more' },
    ]);

    api.answers(code, { email: 'lou.roux@example.com' });
    api.answers('GET /profile', { email: 'lou.roux@example.com' });
    api.answers(read, { pending: null, proposals: [] });
    await page.getByLabelText('6-digit code').fill('482913');
    await button('Confirm the address').click();
    await expect.element(page.getByText(/Your address is now lou\.roux@example\.com/)).toBeVisible();
    expect(api.sent(code).map(({ body }) => body)).toEqual([{ code: '482913' }]);
  });

  it('shows a wrong password and a wrong code beside their fields, and keeps what was typed', async () => {
    await openAddress({ pending });
    await button('Use another address, or send again').click();
    await button('Send the mail').click();
    await expect.element(page.getByText('This field is required.').first()).toBeVisible();
    await page.getByLabelText('New e-mail address').fill('lou.roux@example.com');
    await page.getByLabelText('Your password').fill('not the one');
    api.refuses(ask, 'request_invalid', { password: 'password_wrong' });
    await button('Send the mail').click();
    await expect.element(page.getByText('This is not your current password.')).toBeVisible();
    await expect.element(page.getByLabelText('New e-mail address')).toHaveValue('lou.roux@example.com');
    await button('Cancel').click();

    api.refuses(code, 'address_change_code_wrong');
    await page.getByLabelText('6-digit code').fill('111111');
    await button('Confirm the address').click();
    await expect.element(page.getByText(/This is not the code in the newest mail/)).toBeVisible();
    await expect.element(page.getByLabelText('6-digit code')).toHaveValue('111111');
  });

  it('is proved with a passkey where there is no password, and can be tried again', async () => {
    await openAddress({ pending: null }, { hasPassword: false, passkeys: [{}] });
    await button('Change my address').click();
    await expect.element(page.getByLabelText('Your password')).not.toBeInTheDocument();
    await page.getByLabelText('New e-mail address').fill('lou.roux@example.com');
    api.refuses('POST /profile/address-change/passkey-options', 'request_rate_limited');
    await button('Continue with a passkey').click();
    await expect.element(page.getByText(/Too many attempts/)).toBeVisible();
  });

  it('cancels a pending change', async () => {
    await openAddress({ pending });
    api.answers('DELETE /profile/address-change', { pending: null, proposals: [] });
    await button('Cancel the change').click();
    await expect.element(page.getByText(/Your address stays as it is/)).toBeVisible();
    await expect.element(page.getByLabelText('6-digit code')).not.toBeInTheDocument();
  });

  it('begins with the address that an organization proposes', async () => {
    await openAddress({ pending: null, proposals: [proposal] });
    await expect.element(page.getByText('Cabinet Durand proposes a new address')).toBeVisible();
    await button('Change to this address').click();
    await expect.element(page.getByLabelText('New e-mail address')).toHaveValue('lou.roux@example.com');
  });

  it('says when it cannot be loaded, and tries again', async () => {
    api.refuses(read, 'server_error');
    await openPageWithout();
    await expect.element(page.getByText(/Something went wrong on our side/)).toBeVisible();
    api.answers(read, { pending: null, proposals: [] });
    await button('Try again').click();
    await expect.element(button('Change my address')).toBeVisible();
  });

  it('fits a phone in French and is accessible in both schemes', async () => {
    await openAddress({ pending, proposals: [proposal] }, { language: 'fr', width: 360 });
    await expect.element(page.getByText('Ouvrez votre boîte mail')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await expectAccessible(bothSchemes);
  });
});

async function openPageWithout(): Promise<void> {
  api.answersEveryGet();
  await openPage('/profile', { as: 'client' });
}

describe('the mailed link to a new address', () => {
  const token = '0123456789abcdef0123456789abcdef01234567';
  const confirm = 'POST /profile/address-change/confirmation';

  it('changes the address by its button alone', async () => {
    api.answersEveryGet();
    api.answers(confirm, { email: 'lou.roux@example.com' });
    await openPage(`/new-address#${token}`, { as: 'client' });
    await expect.element(page.getByRole('heading', { name: 'Use this address?' })).toBeVisible();
    expect(api.sent(confirm)).toEqual([]);
    await button('Use this address').click();
    await expect.element(page.getByRole('heading', { name: 'Address changed' })).toBeVisible();
    expect(api.sent(confirm).map(({ body }) => body)).toEqual([{ token }]);
  });

  it('asks for the sign-in first, whose address has no secret', async () => {
    api.answersEveryGet();
    await openPage(`/new-address#${token}`, { as: null });
    const link = page.getByRole('link', { name: 'Sign in' });
    await expect.element(link).toHaveAttribute('href', '/sign-in?next=%2Fnew-address');
    api.hangs('POST /session/passkey-options');
    await link.click();
    await expect.element(page.getByLabelText('E-mail address')).toBeVisible();
    expect(location.href).not.toContain(token);
    await openPage('/new-address', { as: 'client' });
    await expect.element(button('Use this address')).toBeVisible();
    sessionStorage.clear();
  });

  it.each([
    ['address_change_token_invalid', 'This link no longer works'],
    ['address_taken', 'This address already has an account'],
  ] as const)('explains %s', async (problem, heading) => {
    api.answersEveryGet();
    api.refuses(confirm, problem);
    await openPage(`/new-address#${token}`, { as: 'client' });
    await button('Use this address').click();
    await expect.element(page.getByRole('heading', { name: heading })).toBeVisible();
  });

  it('says that a link without its token does not work', async () => {
    api.answersEveryGet();
    await openPage('/new-address', { as: 'client', language: 'fr', width: 360 });
    await expect.element(page.getByRole('heading', { name: 'Ce lien ne fonctionne plus' })).toBeVisible();
  });
});
