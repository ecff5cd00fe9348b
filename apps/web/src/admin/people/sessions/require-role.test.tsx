import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';

describe('a page that is not for the role', () => {
  it.each(['/users', '/signup-links', `/signup-links/${id}`, '/organization'])(
    'says so to a client, and asks the API nothing: %s',
    async (address) => {
      await openPage(address, { as: 'client' });
      await expect
        .element(page.getByRole('heading', { name: 'This page is not for your role' }))
        .toBeVisible();
      await expect.element(page.getByText(/You are signed in as Camille Durand \(Client\)/)).toBeVisible();
    },
  );

  it('is not in a client’s menu', async () => {
    await openPage('/users', { as: 'client' });
    const links = page.getByRole('navigation', { name: 'Main menu' }).getByRole('link');
    await expect.element(links.first()).toBeVisible();
    expect(links.elements().map(({ textContent }) => textContent)).toEqual(['My cases', 'My profile']);
    await expectAccessible(bothSchemes);
  });
});

describe('without a session', () => {
  it.each(['/', '/users', '/cases', '/organization', '/profile'])(
    '%s leads to the sign-in',
    async (address) => {
      api.hangs('POST /session/passkey-options');
      await openPage(address, { as: null });
      await expect.element(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    },
  );
});
