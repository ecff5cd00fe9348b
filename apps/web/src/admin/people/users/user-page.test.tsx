import type { UserDetail } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const read = 'GET /users/{membershipId}';
const change = 'PATCH /users/{membershipId}';

const role = page.getByLabelText('Role');
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** Opens a client's page; the API saves what it sends, as the server does. */
async function openUser(as: 'admin' | 'staff' = 'admin'): Promise<void> {
  let user: Partial<UserDetail> = { id, firstName: 'Rolf', lastName: 'Roe', role: 'client', tagId: null };
  api.answers(read, () => user);
  api.answers(change, ({ body: { role: given = user.role ?? 'client', tagId = user.tagId ?? null } }) => {
    user = { ...user, role: given, tagId };
    return user;
  });
  api.answersEveryGet();
  await openPage(`/users/${id}`, { as });
  await expect.element(page.getByRole('heading', { level: 1, name: 'Rolf Roe' })).toBeVisible();
}

describe('a user’s place', () => {
  it('changes the role at once, and undoes it', async () => {
    await openUser();
    await role.selectOptions('Manager');
    await expect.element(page.getByText('Rolf Roe is now Manager.')).toBeVisible();
    await button('Undo').click();
    await expect.element(page.getByText('Rolf Roe is now Client.')).toBeVisible();
    await expect.element(role).toHaveValue('client');
    expect(api.sent(change).map(({ body }) => body)).toEqual([{ role: 'manager' }, { role: 'client' }]);
  });

  it('saves the tag ID', async () => {
    await openUser();
    await page.getByLabelText('Tag ID').fill('R-1');
    await button('Save').click();
    await expect.element(page.getByText('The tag ID is saved.')).toBeVisible();
    expect(api.sent(change).map(({ body }) => body)).toEqual([{ tagId: 'R-1' }]);
  });

  it('is read by staff, who change nothing', async () => {
    await openUser('staff');
    await expect.element(role).toBeDisabled();
    await expect.element(page.getByRole('button', { name: /^Actions for/ })).not.toBeInTheDocument();
  });
});
