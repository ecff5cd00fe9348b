import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { api } from '../../../../test/api.ts';
import { expectFits, expectTranslated, expectWords, textsOfPage } from '../../../../test/legible.ts';
import { nobody, openPage } from '../../../../test/page.tsx';

const list = 'GET /users';
const change = 'PATCH /users/{membershipId}';
const id = (last: number) => `019a9d3e-7c1f-7d20-9f35-${String(last).padStart(12, '0')}`;
const people = (...names: string[]) => names.map((firstName, index) => ({ id: id(index + 1), firstName }));

const alert = page.getByRole('alert');
const status = page.getByRole('status');
const search = page.getByLabelText('Search users');
const row = (name: string) => page.getByRole('row').filter({ hasText: name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = page.getByRole('dialog');

describe('the list', () => {
  it('keeps its place while it is on its way', async () => {
    api.hangs(list);
    await openPage('/users');
    await expect.element(status.filter({ hasText: 'Loading…' })).toBeVisible();
  });

  it.each([
    ['/users', 'Nobody here yet'],
    ['/users?status=disabled', 'Nobody is disabled'],
    ['/users?q=martin', 'No user matches this search'],
  ])('says what would be here (%s)', async (address, title) => {
    api.answers(list, { items: [] });
    await openPage(address);
    await expect.element(page.getByRole('heading', { name: title })).toBeVisible();
  });

  it('is shown whole again where a search found nobody', async () => {
    api.answers(list, ({ query }) => ({ items: query.q === undefined ? people('Zoé') : [] }));
    await openPage('/users?q=nobody&role=staff');
    await button('Clear search and filters').click();
    await expect.element(row('Zoé Martin')).toBeVisible();
    await expect.element(search).toHaveValue('');
    expect(location.search).toBe('');
  });

  it('says a fault of ours after three tries, and is there at the next', async () => {
    api.refuses(list, 'server_error');
    await openPage('/users');
    await expect.element(alert).toMatchTextContent(/went wrong on our side.*req-1042/);
    expect(api.sent(list)).toHaveLength(3);
    api.answers(list, { items: people('Zoé') });
    await button('Try again').click();
    await expect.element(row('Zoé Martin')).toBeVisible();
    await expect.element(alert).not.toBeInTheDocument();
  });

  it('says that there is no connection', async () => {
    api.isUnreachable(list);
    await openPage('/users');
    await expect.element(alert).toMatchTextContent(/no connection to Casedoor/);
  });

  it('says a refusal at once: asking again would not help', async () => {
    api.refuses(list, 'membership_role_insufficient');
    await openPage('/users');
    await expect.element(alert).toBeVisible();
    expect(api.sent(list)).toHaveLength(1);
  });

  it('leads to the sign-in, and back, where the session has ended', async () => {
    api.refuses(list, 'session_required');
    api.hangs('POST /session/passkey-options');
    await openPage('/users?role=staff');
    api.answers('GET /session', nobody);
    await expect.element(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(new URLSearchParams(location.search).get('next')).toBe('/users?role=staff');
  });

  it('keeps in the address what it is narrowed to; of two changes in one moment none is lost', async () => {
    api.answers(list, { items: people('Zoé') });
    await openPage('/users');
    await search.fill('martin');
    await page.getByLabelText('Sort').selectOptions('Oldest first');
    await page.getByLabelText('Role').selectOptions('Staff');
    const narrowed = { q: 'martin', sort: 'createdAt', role: 'staff', status: 'active' };
    await expect.poll(() => api.sent(list).at(-1), { timeout: 20_000 }).toEqual({ query: narrowed });
    expect(Object.fromEntries(new URLSearchParams(location.search))).toMatchObject({
      q: 'martin',
      sort: 'createdAt',
      role: 'staff',
    });
  });

  it('shows what the address says, and nothing that it says wrongly', async () => {
    api.answers(list, { items: people('Zoé') });
    await openPage('/users?q=martin&role=staff&sort=name&status=disabled&link=nonsense');
    await expect.element(search).toHaveValue('martin');
    await expect.element(page.getByLabelText('Role')).toHaveValue('staff');
    await expect.element(page.getByLabelText('Sort')).toHaveValue('name');
    await expect
      .element(page.getByRole('tab', { name: 'Disabled' }))
      .toHaveAttribute('aria-selected', 'true');
    expect(api.sent(list)).toEqual([
      { query: { q: 'martin', role: 'staff', sort: 'name', status: 'disabled' } },
    ]);
  });

  it('appends the next page, and shows when it cannot be loaded', async () => {
    api.answers(list, { items: people('Zoé'), nextCursor: 'bmV4dA' });
    await openPage('/users');
    await expect.element(row('Zoé')).toBeVisible();
    api.refuses(list, 'server_busy');
    await button('Load more').click();
    await expect.element(alert).toMatchTextContent(/busy/);
    await expect.element(row('Zoé')).toBeVisible();
    api.answers(list, { items: [{ id: id(9), firstName: 'Yann' }] });
    await button('Load more').click();
    await expect.element(row('Yann')).toBeVisible();
    await expect.element(row('Zoé')).toBeVisible();
    expect(api.sent(list).at(-1)?.query).toMatchObject({ cursor: 'bmV4dA' });
    await expect.element(button('Load more')).not.toBeInTheDocument();
  });

  it.each(['client', 'staff', 'manager', 'admin'] as const)(
    'gives a %s what their role may do',
    async (as) => {
      api.answers(list, {
        items: [
          { id: id(1), firstName: 'Ada', role: 'admin' },
          { id: id(2), firstName: 'Zoé' },
        ],
      });
      await openPage('/users', { as });
      const manages = as === 'manager' || as === 'admin';
      if (as === 'client') {
        await expect
          .element(page.getByRole('heading', { name: 'This page is not for your role' }))
          .toBeVisible();
        return;
      }
      await expect.element(row('Zoé')).toBeVisible();
      for (const name of ['Add user', 'Import CSV', 'Export CSV'])
        expect(page.getByText(name).elements().length > 0, name).toBe(manages);
      for (const [name, may] of [
        ['Ada', as === 'admin'],
        ['Zoé', manages],
      ] as const) {
        await button(`Actions for ${name} Martin`).click();
        await expect.element(page.getByRole('menuitem', { name: 'Open' })).toBeVisible();
        expect(page.getByRole('menuitem', { name: 'Disable' }).elements().length > 0, name).toBe(may);
        await userEvent.keyboard('{Escape}');
        await expect.element(page.getByRole('menuitem')).not.toBeInTheDocument();
      }
    },
  );

  it('shows the state of each invitation', async () => {
    api.answers(list, {
      items: [
        { id: id(1), firstName: 'Ana', status: 'invited', mail: { state: 'queued', error: null } },
        {
          id: id(2),
          firstName: 'Ben',
          status: 'invited',
          mail: { state: 'failed', error: 'No such mailbox' },
        },
        { id: id(3), firstName: 'Cora', signupLink: null },
      ],
    });
    await openPage('/users');
    await expect.element(row('Ana')).toMatchTextContent(/Invited.*on its way/);
    await expect.element(row('Ben')).toMatchTextContent(/could not be delivered: No such mailbox/);
    await expect.element(row('Cora')).toMatchTextContent(/Active.*Added directly/);
  });

  it.each([320, 768, 1280])(
    'fits into %d pixels with the longest names, in both languages',
    async (width) => {
      const long = {
        firstName: 'Maximiliane-Wilhelmine',
        lastName: `Donaudampfschifffahrtsgesellschaftskapitän${'x'.repeat(50)}`,
        email: `${'maximiliane.'.repeat(5)}@${'sub.'.repeat(20)}example.com`,
        tagId: 'T'.repeat(50),
        signupLink: { title: 'Linknamenlänge'.repeat(7) },
      };
      api.answers(list, {
        items: [
          { ...long, id: id(1) },
          { ...long, id: id(2), status: 'invited', mail: { state: 'failed', error: 'e'.repeat(80) } },
        ],
      });
      await openPage('/users', { width });
      await expect
        .element(page.getByRole('link', { name: new RegExp(long.firstName) }).first())
        .toBeVisible();
      expectFits();
      const english = textsOfPage();
      await openPage('/users', { width, language: 'fr' });
      await expect
        .element(page.getByRole('link', { name: new RegExp(long.firstName) }).first())
        .toBeVisible();
      expectFits();
      expectWords();
      expectTranslated(english, ['Casedoor', 'English', 'Français', 'Client', 'Parties', 'Actions']);
    },
  );
});

describe('what is done to a user', () => {
  it('is asked before, sent, and undone, by keyboard', async () => {
    api.answers(list, { items: people('Zoé') });
    await openPage('/users');
    const menu = button('Actions for Zoé Martin');
    await expect.element(menu).toBeVisible();
    (menu.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Open' })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(page.getByRole('menuitem', { name: 'Disable' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Disable Zoé Martin?' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(menu).toHaveFocus();
    expect(api.sent(change)).toEqual([]);

    api.answers(change, ({ params, body }) => ({
      id: params.membershipId,
      status: body.disabled ? 'disabled' : 'active',
    }));
    await menu.click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await expect.element(page.getByText(/ Martin is disabled/)).toBeVisible();
    await button('Undo').click();
    await expect.element(page.getByText(/has access again/)).toBeVisible();
    expect(api.sent(change).map(({ body }) => body)).toEqual([{ disabled: true }, { disabled: false }]);
  });

  it('stays a question where it is refused', async () => {
    api.answers(list, { items: people('Zoé') });
    api.refuses(change, 'user_not_found');
    await openPage('/users');
    await button('Actions for Zoé Martin').click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await expect.element(dialog.getByRole('alert')).toBeVisible();
  });

  it('says that somebody else was faster with an invitation', async () => {
    api.answers(list, { items: [{ id: id(1), status: 'invited', mail: { state: 'sent', error: null } }] });
    api.refuses('POST /users/{membershipId}/invitation', 'user_already_joined');
    await openPage('/users');
    await button('Actions for Léa Martin').click();
    await page.getByRole('menuitem', { name: 'Resend invitation' }).click();
    await expect.element(alert).toBeVisible();
    expect(api.sent('POST /users/{membershipId}/invitation')).toEqual([{ params: { membershipId: id(1) } }]);
  });
});

describe('adding a user', () => {
  const field = (name: string) => dialog.getByLabelText(new RegExp(`^${name}`));
  const submit = dialog.getByRole('button', { name: 'Add user' });

  async function fillIn(as: 'admin' | 'manager' = 'admin'): Promise<void> {
    api.answers(list, { items: [] });
    await openPage('/users', { as });
    await button('Add user').first().click();
    await field('E-mail address').fill('zoe@example.com');
    await field('First name').fill('Zoé');
    await field('Last name').fill('Petit');
    await field('Tag ID').fill(' T-7 ');
  }

  it('sends what was typed, says so, and shows it in the list', async () => {
    await fillIn();
    await field('Role').selectOptions('Staff');
    api.answers('POST /users', ({ body: { email, firstName } }) => ({ email, firstName, status: 'invited' }));
    api.answers(list, { items: people('Zoé') });
    await submit.click();
    await expect.element(page.getByText(/A personal link is on its way to zoe@example.com/)).toBeVisible();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(row('Zoé')).toBeVisible();
    expect(api.sent('POST /users')).toEqual([
      {
        body: { email: 'zoe@example.com', firstName: 'Zoé', lastName: 'Petit', role: 'staff', tagId: 'T-7' },
      },
    ]);
  });

  it.each([
    ['user_already_member', undefined, 'E-mail address'],
    ['user_tag_id_taken', undefined, 'Tag ID'],
    ['request_invalid', { email: 'email_invalid' }, 'E-mail address'],
    ['request_invalid', { role: 'invalid', tagId: 'invalid' }, 'Role'],
  ] as const)(
    'says %s beside its field, goes there, and keeps what was typed',
    async (code, errors, label) => {
      await fillIn();
      api.refuses('POST /users', code, errors);
      await submit.click();
      await expect.element(field(label)).toHaveAttribute('aria-invalid', 'true');
      await expect.element(field(label)).toHaveFocus();
      await expect.element(field('First name')).toHaveValue('Zoé');
      await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
    },
  );

  it('says what belongs to no field below them', async () => {
    await fillIn();
    api.isUnreachable('POST /users');
    await submit.click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/no connection/);
    await expect.element(field('Last name')).toHaveValue('Petit');
  });

  it('asks nothing of the API while something is missing', async () => {
    await fillIn();
    await field('First name').fill('  ');
    await submit.click();
    await expect.element(field('First name')).toHaveAccessibleDescription('This field is required.');
    await expect.element(field('First name')).toHaveFocus();
    expect(api.sent('POST /users')).toEqual([]);
  });

  it('adds a person who has one name only, and shows it without a gap', async () => {
    await fillIn();
    await field('Last name').fill('');
    api.answers('POST /users', { firstName: 'Zoé', lastName: '', email: 'zoe@example.com' });
    await submit.click();
    await expect.element(page.getByText(/^Zoé was added\. A personal/)).toBeVisible();
    expect(api.sent('POST /users')).toMatchObject([{ body: { firstName: 'Zoé', lastName: '' } }]);
  });

  it('forgets nothing where the dialog is closed meanwhile, and gives the focus back', async () => {
    await fillIn();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(button('Add user').first()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(field('First name')).toHaveValue('Zoé');
  });

  it('lets a manager give the roles below theirs only', async () => {
    await fillIn('manager');
    expect(
      field('Role')
        .getByRole('option')
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual(['Client', 'Staff']);
  });
});
