import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const read = 'GET /users/{membershipId}/address-proposal';
const propose = 'POST /users/{membershipId}/address-proposal';
const withdraw = 'DELETE /users/{membershipId}/address-proposal';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const proposed = { email: 'rolf.roe@example.com', state: 'proposed', endedAt: null } as const;

type Proposal = { email: string; state: 'proposed' | 'confirmed' | 'expired' | 'withdrawn' } | null;

/** Opens a user's page with this newest proposal. */
async function openUser(
  proposal: Proposal,
  user: object = {},
  options: Parameters<typeof openPage>[1] = {},
): Promise<void> {
  api.answers(read, { proposal } as never);
  api.answers('GET /users/{membershipId}', {
    id,
    firstName: 'Rolf',
    lastName: 'Roe',
    email: 'rolf@example.com',
    role: 'client',
    status: 'active',
    ...user,
  });
  api.answersEveryGet();
  await openPage(`/users/${id}`, options);
  await expect.element(page.getByRole('heading', { level: 1, name: 'Rolf Roe' })).toBeVisible();
}

describe('proposing an address', () => {
  it('says what will happen, and then what happened', async () => {
    await openUser(null);
    await button('Propose a new address').click();
    await expect.element(page.getByText(/Only the person can change the address/)).toBeVisible();
    await page.getByLabelText('New e-mail address').fill('rolf.roe@example.com');
    api.answers(propose, { proposal: proposed });
    await button('Propose the address').click();
    await expect.element(page.getByText('Rolf Roe is notified at rolf@example.com.')).toBeVisible();
    await expect.element(page.getByText(/Not confirmed yet/)).toBeVisible();
    expect(api.sent(propose).map(({ body }) => body)).toEqual([{ email: 'rolf.roe@example.com' }]);
  });

  it('shows a refusal beside the field or below it, and keeps what was typed', async () => {
    await openUser(null);
    await button('Propose a new address').click();
    await page.getByLabelText('New e-mail address').fill('rolf@example.com');
    api.refuses(propose, 'request_invalid', { email: 'email_unchanged' });
    await button('Propose the address').click();
    await expect.element(page.getByText('This is the present address.')).toBeVisible();
    api.refuses(propose, 'request_rate_limited');
    await page.getByLabelText('New e-mail address').fill('rolf.roe@example.com');
    await button('Propose the address').click();
    await expect.element(page.getByText(/Too many attempts/)).toBeVisible();
    await expect.element(page.getByLabelText('New e-mail address')).toHaveValue('rolf.roe@example.com');
  });

  it('is withdrawn', async () => {
    await openUser(proposed);
    api.answers(withdraw, { proposal: { ...proposed, state: 'withdrawn' } });
    await button('Withdraw the proposal').click();
    await expect.element(page.getByText('The proposal is withdrawn.')).toBeVisible();
    await expect.element(page.getByText(/^Withdrawn on/)).toBeVisible();
  });

  it.each([
    ['confirmed', /^Confirmed by the person on/],
    ['expired', /^Not confirmed in time/],
  ] as const)('shows that it is %s', async (state, text) => {
    await openUser({ ...proposed, state });
    await expect.element(page.getByText(text)).toBeVisible();
    await expect.element(button('Withdraw the proposal')).not.toBeInTheDocument();
  });

  it.each([
    ['somebody who is invited', { status: 'invited' }, 'admin'],
    ['a manager’s administrator', { role: 'admin' }, 'manager'],
    ['staff', {}, 'staff'],
  ] as const)('is not offered for or to %s', async (_, user, as) => {
    await openUser(null, user, { as });
    await expect.element(button('Propose a new address')).not.toBeInTheDocument();
    expect(api.sent(read)).toEqual([]);
  });

  it('fits a phone in French and is accessible in both schemes', async () => {
    await openUser(proposed, {}, { language: 'fr', width: 360 });
    await expect.element(page.getByText(/Pas encore confirmée/)).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await expectAccessible(bothSchemes);
  });
});
