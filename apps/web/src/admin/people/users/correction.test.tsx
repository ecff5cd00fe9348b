import type { UserDetail } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { api } from '../../../../test/api.ts';
import { queryClient } from '../../../api/query-client.ts';
import { openPage, ownId } from '../../../../test/page.tsx';

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const change = 'PATCH /users/{membershipId}';
const own = { firstName: 'Léa', lastName: 'Martin', phone: '06 12 34 56 78' };
const button = (name: string) => page.getByRole('button', { name, exact: true });
const open = button('Correct name or phone');
const first = page.getByLabelText(/^First name/);
const last = page.getByLabelText('Last name');
const phone = page.getByRole('textbox', { name: 'Phone' });
const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const bodies = () => api.sent(change).map(({ body }) => body);

interface Options {
  as?: 'admin' | 'manager' | 'staff';
  user?: Partial<UserDetail>;
  language?: 'en' | 'fr';
  width?: number;
  history?: boolean;
}

/** Opens a user's page; the API saves what it is sent, as the server does. */
async function openUser({ as = 'admin', user: given = {}, history = false, ...options }: Options = {}) {
  let user: Partial<UserDetail> = {
    id,
    ...own,
    role: 'client',
    joinedAt: '2026-11-02T09:00:00.000Z',
    own: { ...own, corrected: [], changedSince: [] },
    ...given,
  };
  api.answers('GET /users/{membershipId}', () => user);
  api.answers(change, ({ body: { correctedName: name, correctedPhone: number } }) => {
    const corrected = new Set(user.own?.corrected);
    if (name !== undefined) corrected[name ? 'add' : 'delete']('name');
    if (number !== undefined) corrected[number === null ? 'delete' : 'add']('phone');
    user = {
      ...user,
      ...(name === undefined
        ? {}
        : {
            firstName: name?.firstName ?? own.firstName,
            lastName: name ? (name.lastName ?? '') : own.lastName,
          }),
      ...(number === undefined ? {} : { phone: (number ?? own.phone) || null }),
      ...(user.own ? { own: { ...user.own, corrected: [...corrected] } } : {}),
    };
    const { own: _own, addedBy: _addedBy, cases: _cases, ...answer } = user;
    return answer;
  });
  api.answers('GET /audit-events', {
    items: history
      ? [
          {
            action: 'user.corrected',
            by: 'Ada Admin',
            at: '2026-11-20T10:00:00.000Z',
            details: {
              name: { from: 'Léa Martin-Duval', to: 'Léa Martin' },
              phone: { from: '06 12 34 56 78', to: null },
              ownAgain: ['name'],
            },
          },
        ]
      : [],
  });
  api.answersEveryGet();
  await openPage(`/users/${id}`, { as, ...options });
  await expect.element(heading(`${user.firstName ?? ''} ${user.lastName ?? ''}`.trim())).toBeVisible();
  return {
    /** What somebody else saves. */
    change: (changed: Partial<UserDetail>) => {
      user = { ...user, ...changed };
    },
  };
}

const corrected: Partial<UserDetail> = {
  lastName: 'Martin-Duval',
  phone: '06 98 76 54 32',
  own: { ...own, corrected: ['name', 'phone'], changedSince: [] },
};

describe('correcting a user', () => {
  it('sends only what changed, says who sees it, and takes it back', async () => {
    await openUser();
    await open.click();
    await expect.element(first).toHaveFocus();
    await expect.element(page.getByText(/^Only Cabinet Durand sees this\./)).toBeVisible();
    await last.fill('Martin-Duval');
    await button('Save the correction').click();
    await expect.element(page.getByText('Saved. Only Cabinet Durand sees the correction.')).toBeVisible();
    await expect.element(heading('Léa Martin-Duval')).toBeVisible();
    await expect.element(open).toHaveFocus();
    await expect.element(page.getByText('Their own name: Léa Martin', { exact: true })).toBeVisible();
    await button('Undo').click();
    await expect.element(heading('Léa Martin')).toBeVisible();
    expect(bodies()).toEqual([
      { correctedName: { firstName: 'Léa', lastName: 'Martin-Duval' } },
      { correctedName: null },
    ]);
  });

  it('is opened, filled and sent by keyboard, and can clear a wrong number', async () => {
    await openUser();
    (open.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(first).toHaveFocus();
    await userEvent.keyboard('{Tab}{Tab}{Backspace}{Enter}');
    await expect.element(page.getByText('Not given')).toBeVisible();
    expect(bodies()).toEqual([{ correctedPhone: '' }]);
  });

  it('undoes to the earlier correction, where there was one', async () => {
    await openUser({ user: corrected });
    await open.click();
    await last.fill('Duval');
    await phone.fill('01 02 03 04 05');
    await button('Save the correction').click();
    await button('Undo').click();
    await expect.element(heading('Léa Martin-Duval')).toBeVisible();
    expect(bodies().at(-1)).toEqual({
      correctedName: { firstName: 'Léa', lastName: 'Martin-Duval' },
      correctedPhone: '06 98 76 54 32',
    });
  });

  it('asks for the first name before it sends anything', async () => {
    await openUser();
    await open.click();
    await first.fill('');
    await button('Save the correction').click();
    await expect.element(page.getByText('This field is required.')).toBeVisible();
    expect(bodies()).toEqual([]);
  });

  it('shows what somebody else saved meanwhile', async () => {
    const { change: elsewhere } = await openUser();
    await open.click();
    await last.fill('Duval');
    elsewhere({ lastName: 'Petit', phone: null });
    await queryClient.refetchQueries();
    await expect
      .element(page.getByText(/^Meanwhile somebody else saved: Léa Petit, no number\./))
      .toBeVisible();
    await expect.element(last).toHaveValue('Duval');
  });

  it.each([
    ['the page', 'Leave without saving', page.getByRole('link', { name: 'All users' })],
    ['the form', 'Close without saving', open],
  ])('asks before what was typed is lost with %s', async (_what, name, way) => {
    await openUser();
    await open.click();
    await last.fill('Duval');
    await way.click();
    const question = page.getByRole('dialog', { name: `${name}?` });
    await expect.element(question).toMatchTextContent(/Correct name or phone/);
    await userEvent.keyboard('{Escape}');
    await expect.element(last).toHaveValue('Duval');
    await way.click();
    await question.getByRole('button', { name }).click();
    await expect.element(last).not.toBeInTheDocument();
  });

  it.each([
    [{ correctedPhone: 'phone_invalid' }, phone],
    [{ 'correctedName.firstName': 'invalid', correctedPhone: 'phone_invalid' }, first],
  ] as const)('says what is wrong beside its field and goes there: %j', async (errors, field) => {
    await openUser();
    await open.click();
    await last.fill('Martin-Duval');
    await phone.fill('06 12 34 56 78 90');
    api.refuses(change, 'request_invalid', errors);
    await button('Save the correction').click();
    await expect.element(phone).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveFocus();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    await expect.element(last).toHaveValue('Martin-Duval');
  });

  it('says any other refusal below, keeps what was typed, and is saved once the API is reached again', async () => {
    await openUser();
    await open.click();
    await last.fill('Martin-Duval');
    const save = button('Save the correction');
    const alert = page.getByRole('form').getByRole('alert');
    api.refuses(change, 'user_correction_forbidden');
    await save.click();
    await expect.element(alert).toMatchTextContent(/Only administrators/);
    api.isUnreachable(change);
    await save.click();
    await expect.element(alert).toMatchTextContent(/no connection/);
    await expect.element(last).toHaveValue('Martin-Duval');
    api.answers(change, { lastName: 'Martin-Duval' });
    await save.click();
    await expect.element(page.getByText('Saved. Only Cabinet Durand sees the correction.')).toBeVisible();
    expect(bodies()).toEqual(
      Array(3).fill({ correctedName: { firstName: 'Léa', lastName: 'Martin-Duval' } }),
    );
  });

  it('uses the person’s own name and number again, with one click each', async () => {
    await openUser({ user: corrected });
    await button('Use their own name').click();
    await expect.element(heading('Léa Martin')).toBeVisible();
    await expect.element(page.getByText('Saved. You see what they gave again.')).toBeVisible();
    await button('Use their own number').click();
    await expect.element(button('Use their own number')).not.toBeInTheDocument();
    expect(bodies()).toEqual([{ correctedName: null }, { correctedPhone: null }]);
  });

  it('says that the person changed their own since', async () => {
    const since = { firstName: 'Léa', lastName: 'Petit', phone: null };
    await openUser({
      user: {
        ...corrected,
        own: { ...since, corrected: ['name', 'phone'], changedSince: ['name', 'phone'] },
      },
    });
    await expect
      .element(page.getByText('They changed their own name after your correction: Léa Petit'))
      .toBeVisible();
    await expect
      .element(page.getByText('They removed their own number after your correction.'))
      .toBeVisible();
  });

  it('corrects the name of an invitation, and no number yet', async () => {
    await openUser({ user: { joinedAt: null, status: 'invited', phone: null, own: null } });
    await open.click();
    await expect.element(phone).toHaveAttribute('readonly');
    await expect.element(page.getByText('You can enter a number once they have joined.')).toBeVisible();
  });

  it('lists who corrected what and when', async () => {
    await openUser({ history: true });
    await expect.element(page.getByText('Léa Martin-Duval → Léa Martin (their own)')).toBeVisible();
    await expect.element(page.getByText('06 12 34 56 78 → no number')).toBeVisible();
    await expect.element(page.getByText(/^Ada Admin, .*2026/)).toBeVisible();
  });

  it('speaks French, also on a phone', async () => {
    await openUser({ language: 'fr', width: 360, user: corrected, history: true });
    await button('Corriger le nom ou le téléphone').click();
    await expect
      .element(page.getByText(/^Seule l’organisation Cabinet Durand voit cette correction\./))
      .toBeVisible();
    await expect.element(page.getByText('Nom donné par la personne\u00a0: Léa Martin')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});

describe('who may not correct', () => {
  it('staff see neither the form nor the history', async () => {
    await openUser({ as: 'staff', user: { ...corrected, own: null } });
    await expect.element(open).not.toBeInTheDocument();
    expect(api.sent('GET /audit-events')).toEqual([]);
  });

  it('a manager reads that administrators correct managers', async () => {
    await openUser({ as: 'manager', user: { role: 'manager' } });
    await expect
      .element(page.getByText('Only administrators may correct administrators and managers.'))
      .toBeVisible();
    await expect.element(open).not.toBeInTheDocument();
  });

  it('nobody corrects themselves: the page leads to the profile', async () => {
    await openUser({ user: { id: ownId, role: 'admin' } });
    await expect
      .element(page.getByRole('link', { name: 'This is you: change your name and number in your profile.' }))
      .toHaveAttribute('href', '/profile');
  });
});

describe('one’s own profile', () => {
  it('shows how organizations know the person, where that is something else', async () => {
    api.answers('GET /profile/corrections', {
      items: [
        {
          organization: { name: 'Cabinet Durand' },
          ...own,
          lastName: 'Duval',
          phone: null,
          corrected: ['name', 'phone'],
        },
      ],
    });
    api.answersEveryGet();
    await openPage('/profile', { as: 'client' });
    await expect.element(page.getByText('Knows you as Léa Duval')).toBeVisible();
    await expect.element(page.getByText('Has no number of yours')).toBeVisible();
  });

  it('shows nothing of it where nothing was corrected', async () => {
    api.answers('GET /profile/corrections', { items: [] });
    api.answersEveryGet();
    await openPage('/profile', { as: 'client' });
    await expect.element(page.getByRole('heading', { name: 'My profile' })).toBeVisible();
    await expect.element(page.getByText('How organizations know you')).not.toBeInTheDocument();
  });
});
