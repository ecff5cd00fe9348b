import { readFileSync } from 'node:fs';
import { expectAccessible } from '../accessibility.ts';
import { expect, test } from '../journey.ts';
import { newestMail, personalLinkIn } from '../mailbox.ts';
import { passTheMinute } from '../minute.ts';
import { addUserByApi, newPerson } from '../people.ts';
import { unique } from '../unique.ts';
import { completeRegistration, createButton } from '../registration-steps.ts';

test('a disabled user is signed out everywhere, and undo gives access again', async ({
  admin,
  newCaller,
  open,
  openAsAdmin,
  faults,
}) => {
  faults.expect(/^40[13] GET \/api\/v1\/(own-cases|cases|session)/);
  const person = newPerson('Dora');
  const member = await newCaller();
  await addUserByApi(admin, member.api, person, 'client');
  const theirs = await open({ state: await member.state() });
  await theirs.goto('/cases');
  await expect(theirs.getByRole('heading', { name: 'Your cases' })).toBeVisible();

  const page = await openAsAdmin();
  await page.goto(`/users?q=${person.lastName}`);
  const name = `${person.firstName} ${person.lastName}`;
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await expect(page.getByRole('dialog', { name: `Disable ${name}?` })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText(`${name} is disabled and signed out everywhere.`)).toBeVisible();
  await expect(page.getByText('No user matches this search')).toBeVisible();

  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await member.api.refusal('GET /cases', { query: {} })).toEqual({
    status: 401,
    code: 'session_required',
  });

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${name} has access again.`)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: person.email })).toContainText('Active');

  // The same in the Disabled tab.
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('tab', { name: 'Disabled' }).click();
  const row = page.getByRole('row').filter({ hasText: person.email });
  await expect(row).toContainText('Disabled');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Enable again' }).click();
  await expect(row).toBeHidden();
  await page.getByRole('tab', { name: 'Active' }).click();
  await expect(row).toContainText('Active');
});

test('a user added directly is invited, gets a mail, sets up the account and is active', async ({
  admin,
  open,
  openAsAdmin,
}) => {
  const person = newPerson('Ines');
  const page = await openAsAdmin();
  await page.goto('/users');
  await page.getByRole('button', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail address').fill(person.email);
  await dialog.getByLabel('First name').fill(person.firstName);
  await dialog.getByLabel('Last name').fill(person.lastName);
  await dialog.getByLabel('Role').selectOption('Staff');
  await dialog.getByLabel('Tag ID').fill(`T-${unique()}`);
  await dialog.getByRole('button', { name: 'Add user' }).click();
  await expect(page.getByText(`A personal link is on its way to ${person.email}.`)).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: person.email });
  await expect(row).toContainText('Invited');
  await expect(row).toContainText('Added directly');

  const mail = await newestMail(admin, person.email, 'added_user');
  const { user } = await admin.call('GET /session');
  expect(mail.text).toContain(`${user?.firstName} ${user?.lastName}`);
  const visitor = await open({ phone: true });
  await visitor.goto(personalLinkIn(mail));
  await visitor.getByRole('button', { name: 'English' }).click();
  await expect(visitor.getByRole('heading', { name: 'Welcome to Cabinet Durand' })).toBeVisible();
  await completeRegistration(visitor, personalLinkIn(mail), person);
  await page.reload();
  await page.getByLabel('Search users').fill(person.lastName);
  await expect(row).toContainText('Active');
});

test(
  'an invitation is sent again, and both links work',
  { tag: '@full' },
  async ({ admin, open, openAsAdmin, faults }) => {
    faults.expect(/^40[14] GET \/api\/v1\/public\/registration/);
    const person = newPerson('Gil');
    await admin.call('POST /users', { body: { ...person, role: 'client', locale: 'en' } });
    const first = await newestMail(admin, person.email, 'added_user');
    await passTheMinute();
    const page = await openAsAdmin();
    await page.goto(`/users?q=${person.lastName}`);
    await page.getByRole('button', { name: /^Actions for Gil/ }).click();
    await page.getByRole('menuitem', { name: 'Resend invitation' }).click();
    await expect(page.getByText('The earlier one works too.')).toBeVisible();
    await expect
      .poll(async () => (await newestMail(admin, person.email, 'added_user')).id)
      .not.toBe(first.id);
    const second = await newestMail(admin, person.email, 'added_user');

    const visitor = await open({ phone: true });
    for (const mail of [first, second]) {
      await visitor.goto(personalLinkIn(mail));
      await expect(createButton(visitor)).toBeVisible();
    }
    await visitor.goto(`/register#${'0'.repeat(40)}`);
    await expect(visitor.getByRole('heading', { name: 'This personal link is not valid' })).toBeVisible();
    await expectAccessible(visitor, 'a personal link that is not valid');
  },
);

test(
  'a person who types a search and at once presses a link gets there, and Back shows the search',
  { tag: '@full' },
  async ({ openAsAdmin }) => {
    const page = await openAsAdmin();
    // The page's code loads slowly: the debounce ends during the navigation.
    await page.route(/cases-page.*\.js/, async (route) => {
      await page.waitForTimeout(600);
      await route.continue();
    });
    for (const pause of [0, 200, 290]) {
      await page.goto('/users');
      await page.getByLabel('Search users').fill(`Nobody ${pause}`);
      await page.waitForTimeout(pause);
      await page.getByRole('link', { name: 'Cases', exact: true }).click();
      await expect(page.getByLabel('Search cases'), `after ${pause} ms`).toBeVisible();
      await page.goBack();
      await expect(page.getByLabel('Search users')).toHaveValue(`Nobody ${pause}`);
    }
  },
);

test(
  'Users and Cases are downloaded as they are filtered, in the reader’s language',
  { tag: '@full' },
  async ({ openAsAdmin }) => {
    const page = await openAsAdmin();
    const download = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
    };
    await page.goto('/users?role=manager');
    const users = await download('Export CSV');
    expect(users.name).toMatch(/^users-.*\.csv$/);
    expect(users.text).toContain('manager@demo.test');
    expect(users.text).not.toContain('admin@demo.test');

    await page.goto('/cases');
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitem', { name: 'Français' }).click();
    const cases = await download('Exporter en CSV');
    expect(cases.name).toMatch(/^dossiers-.*\.csv$/);
    expect(cases.text).toContain('Référence;Intitulé;');
  },
);
