import type { Party } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../../../test/accessible.ts';
import { api } from '../../../../test/api.ts';
import { openPage } from '../../../../test/page.tsx';

const list = 'GET /parties';
const change = 'PATCH /parties/{partyId}';

const dialog = page.getByRole('dialog', { name: 'Change the party' });
const row = page.getByRole('row').filter({ hasText: 'Élodie' });
const act = async (name: string) => {
  await page.getByRole('button', { name: 'Actions for Élodie' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
};

/** Opens the list; the API stores what it is sent, as the server does. */
async function openParties(): Promise<void> {
  let party: Partial<Party> = { name: 'Élodie', version: 1, phone: '01 44 55 66 77', archivedAt: null };
  api.answers(list, ({ query: { status } }) => ({
    items: (status === 'archived') === (party.archivedAt !== null) ? [party] : [],
  }));
  api.answers(change, ({ body: { version, archived, ...fields } }) => {
    const archivedAt =
      archived === undefined ? {} : { archivedAt: archived ? '2026-11-22T09:30:00.000Z' : null };
    party = { ...party, ...(fields as Partial<Party>), ...archivedAt, version: version + 1 };
    return party;
  });
  api.answersEveryGet();
  await openPage('/parties');
  await expect.element(row).toBeVisible();
}

describe('a party', () => {
  it('is changed; what the API refuses is said beside its field, and stays typed', async () => {
    await openParties();
    await act('Change');
    api.refuses(change, 'request_invalid', { phone: 'phone_invalid' });
    await dialog.getByLabelText('Phone').fill('01 44 55');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(dialog.getByText(/Enter the number in digits/)).toBeVisible();
    await expect.element(dialog.getByLabelText('Phone')).toHaveValue('01 44 55');
    await expectAccessible(bothSchemes);
    api.answers(change, { name: 'Élodie', version: 2 });
    await dialog.getByLabelText('Phone').fill('+33 1 44 55 66 88');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('The party is saved.')).toBeVisible();
    expect(api.sent(change).at(-1)?.body).toMatchObject({ version: 1, phone: '+33 1 44 55 66 88' });
  });

  it('is taken off the list, found in the other tab, and put back by undo', async () => {
    await openParties();
    await act('Take off the list');
    await expect.element(page.getByText(/^Élodie is off the list/)).toBeVisible();
    await expect.element(row).not.toBeInTheDocument();
    await page.getByRole('tab', { name: 'Taken off' }).click();
    await expect.element(row).toBeVisible();
    await expectAccessible(bothSchemes);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByText('Élodie is on the list again.')).toBeVisible();
    expect(api.sent(change).map(({ body }) => body)).toEqual([
      { version: 1, archived: true },
      { version: 2, archived: false },
    ]);
  });

  it('that no search finds may be among those taken off', async () => {
    await openParties();
    api.answers(list, { items: [] });
    await page.getByRole('searchbox', { name: 'Search parties' }).fill('zzz');
    await expect.element(page.getByText(/look among those taken off the list/)).toBeVisible();
    expect(api.sent(list).at(-1)?.query).toMatchObject({ q: 'zzz', status: 'active' });
  });
});
