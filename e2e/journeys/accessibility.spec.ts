import type { Page } from '@playwright/test';
import { expectAccessible, screens } from '../accessibility.ts';
import type { Api, OpenLink } from '../api.ts';
import { type Caller, expect, test } from '../journey.ts';
import { addUserByApi, askForPersonalLink, newPerson, signUpByApi, unique } from '../people.ts';
import {
  agree,
  askForMail,
  backToAboutYou,
  confirmAddress,
  confirmButton,
  createButton,
  tellName,
} from '../walk.ts';

test('every page of an invitee’s walk is accessible', async ({ admin, newCaller, open }) => {
  const link = await admin.signupLink({
    autoCreateCase: true,
    welcomeText: 'Good to see you.',
    allowedEmailDomains: ['example.test'],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  const person = newPerson('Axe');
  const personalLink = await askForPersonalLink((await newCaller()).api, link.url, person);
  const page = await open();
  await page.goto(link.url);
  await page.getByRole('button', { name: 'Send me my link' }).click();
  await expect(page.getByText('This field is required.')).toBeVisible();
  await expectAccessible(page, 'the link page with an error');
  await askForMail(page, newPerson('Wait').email);
  await expectAccessible(page, 'the waiting page');

  await page.goto('/register');
  await expect(page.getByRole('heading', { name: 'Open the link from your mail' })).toBeVisible();
  await expectAccessible(page, 'a personal link without its token');
  await page.goto(personalLink);
  await expect(page.getByRole('button', { name: 'Confirm and continue' })).toBeVisible();
  await expectAccessible(page, 'confirming the address');
  await confirmButton(page).click();
  await expect(page.getByText('This field is required.').first()).toBeVisible();
  await expectAccessible(page, 'confirming the address with errors');
  await tellName(page, person);

  await backToAboutYou(page);
  await page.getByLabel('First name').fill('');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('This field is required.').first()).toBeVisible();
  await expectAccessible(page, 'about you with errors');
  await page.getByLabel('First name').fill(person.firstName);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Secure your account' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectAccessible(page, 'the password with an error');
  await page.getByRole('button', { name: 'Suggest a passphrase' }).click();
  await expect(page.getByText('We suggest these five words.')).toBeVisible();
  await expectAccessible(page, 'the suggested passphrase');
  await page.getByRole('button', { name: 'Continue' }).click();
  await createButton(page).click();
  await expect(page.getByText('Please accept this to continue.').first()).toBeVisible();
  await expectAccessible(page, 'the review with errors');
  await agree(page);
  await createButton(page).click();
  await expect(page.getByRole('heading', { name: 'Welcome, Axe' })).toBeVisible();
  await expectAccessible(page, 'the welcome page');
  await page.goto(personalLink);
  await expect(page.getByRole('heading', { name: 'Your registration is complete' })).toBeVisible();
  await expectAccessible(page, 'a complete registration');
});

test('withdrawing is accessible, and forgets the answers', async ({ admin, newCaller, open }) => {
  const person = newPerson('Gone');
  const page = await open();
  const { url } = await admin.signupLink();
  await confirmAddress(page, await askForPersonalLink((await newCaller()).api, url, person), person);
  await backToAboutYou(page);
  await page.getByRole('button', { name: 'I did not ask for this' }).click();
  await expect(page.getByRole('heading', { name: 'Withdraw this registration?' })).toBeVisible();
  await expectAccessible(page, 'the question before withdrawing');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('This field is required.')).toBeVisible();
  await expectAccessible(page, 'the question before withdrawing, not answered');
  await page.getByLabel('Your answer').selectOption('Yes, erase my address');
  await page.getByRole('button', { name: 'Withdraw the registration' }).click();
  await expect(page.getByRole('heading', { name: 'This registration was withdrawn' })).toBeVisible();
  await expectAccessible(page, 'a withdrawn registration');
});

interface Found {
  readonly path: string;
  readonly heading: string;
}

interface AppPage {
  readonly name: string;
  /** Returns the page's address and heading, and creates the data that it needs. */
  find(admin: Api): Found | Promise<Found>;
  /** Opens a part of the page. */
  prepare?(page: Page): Promise<void>;
}

const at = (path: string, heading: string) => () => ({ path, heading });

/** Creates a case with a participant of each role, and one change in its timeline. */
async function findCase(admin: Api): Promise<Found> {
  const title = `Case ${unique()}`;
  const [client, staff] = await Promise.all([
    admin.call('POST /users', { body: { ...newPerson('Axel'), role: 'client' } }),
    admin.call('POST /users', { body: { ...newPerson('Stina'), role: 'staff' } }),
  ]);
  const participants = [
    { membershipId: client.id, caseRole: 'client' as const },
    { membershipId: staff.id, caseRole: 'staff' as const },
  ];
  const { id, version } = await admin.call('POST /cases', {
    body: { title, type: 'Succession', participants },
  });
  await admin.call('PATCH /cases/{caseId}', { params: { caseId: id }, body: { version, status: 'on_hold' } });
  return { path: `/cases/${id}`, heading: title };
}

const pages: readonly AppPage[] = [
  { name: 'Users', find: at('/users', 'Users') },
  {
    name: 'the actions of a user',
    find: at('/users', 'Users'),
    prepare: async (page) => {
      await page
        .getByRole('button', { name: /^Actions for/ })
        .first()
        .click();
      await expect(page.getByRole('menuitem', { name: 'Open' })).toBeVisible();
    },
  },
  { name: 'the disabled users', find: at('/users?status=disabled', 'Users') },
  {
    name: 'an invited user',
    find: async (admin) => {
      const person = newPerson('Axel');
      const body = { ...person, role: 'client' as const, tagId: unique() };
      const { id } = await admin.call('POST /users', { body });
      return { path: `/users/${id}`, heading: `${person.firstName} ${person.lastName}` };
    },
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Actions for/ }).click();
      await page.getByRole('menuitem', { name: 'Disable' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'one’s own place',
    find: async (admin) => {
      const { user, activeMembershipId } = await admin.call('GET /session');
      return { path: `/users/${activeMembershipId}`, heading: `${user?.firstName} ${user?.lastName}` };
    },
  },
  { name: 'Sign-up links', find: at('/signup-links', 'Sign-up links') },
  { name: 'the ended links', find: at('/signup-links?ended=true', 'Sign-up links') },
  {
    name: 'one link',
    find: async (admin) => {
      const useLimit = 3;
      const { id, title } = await admin.signupLink({
        autoCreateCase: true,
        useLimit,
        welcomeText: 'Welcome.',
      });
      const recipients = [{ email: newPerson().email }];
      await admin.call('POST /signup-links/{signupLinkId}/invitations', {
        params: { signupLinkId: id },
        body: { recipients },
      });
      return { path: `/signup-links/${id}`, heading: title };
    },
    prepare: async (page) => {
      await page.getByRole('button', { name: 'More options' }).click();
      await expect(page.getByLabel('Use limit')).toHaveValue('3');
      await expect(page.getByText(/^Invited by mail ·/)).toBeVisible();
    },
  },
  {
    name: 'an ended link',
    find: async (admin) => {
      const { id, title, version } = await admin.signupLink();
      const params = { signupLinkId: id };
      await admin.call('POST /signup-links/{signupLinkId}/revoke', { params, body: { version } });
      return { path: `/signup-links/${id}`, heading: title };
    },
  },
  {
    name: 'a new link',
    find: at('/signup-links', 'Sign-up links'),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'New sign-up link' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
      await expect(page.getByText('This field is required.')).toBeVisible();
    },
  },
  { name: 'Cases', find: at('/cases', 'Cases') },
  { name: 'no case that fits', find: at('/cases?q=zzzzzz', 'Cases') },
  {
    name: 'a new case',
    find: at('/cases', 'Cases'),
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Open a case' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Open case' }).click();
      await expect(page.getByText('This field is required.')).toBeVisible();
    },
  },
  { name: 'one case', find: findCase },
  {
    name: 'a participant to add',
    find: findCase,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add a participant' }).click();
      await page.getByRole('dialog').getByLabel('Find a person').fill('a');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  { name: 'Parties', find: at('/parties', 'Parties') },
  { name: 'the import of users', find: at('/imports/users', 'Import users') },
  { name: 'the audit trail', find: at('/audit', 'Audit trail') },
  {
    name: 'a link on paper and on websites',
    find: async (admin) => ({
      path: `/signup-links/${(await admin.signupLink()).id}/paper`,
      heading: 'On paper and on websites',
    }),
  },
  { name: 'Organization', find: at('/organization', 'Organization') },
  { name: 'My profile', find: at('/profile', 'My profile') },
  { name: 'an address that is nothing', find: at('/nowhere', 'There is nothing here') },
  { name: 'the mailbox', find: at('/mailbox', 'Mailbox') },
];

for (const { name, find, prepare } of pages) {
  test(`${name}: accessible on phone and desktop, light and dark`, async ({ admin, openAsAdmin }) => {
    const page = await openAsAdmin();
    const { path, heading } = await find(admin);
    for (const screen of ['phone', 'desktop'] as const) {
      await page.setViewportSize(screens[screen]);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.locator('[aria-busy=true], .mantine-Skeleton-root')).toHaveCount(0);
      await prepare?.(page);
      await expectAccessible(page, name, screen);
    }
  });
}

test('the pages before signing in are accessible, with their errors', async ({ open, faults }) => {
  faults.expect(/^401 POST \/api\/v1\/session/);
  const page = await open();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill('nobody@example.test');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'a refused sign-in');
  await page.goto('/password-reset');
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(page.getByText('Enter your e-mail address.')).toBeVisible();
  await expectAccessible(page, 'asking for a new password');
  await page.goto('/password');
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await expectAccessible(page, 'a password link that does not work');
  await page.goto('/setup');
  await expect(page.getByText('Casedoor is already set up.')).toBeVisible();
  await expectAccessible(page, 'set-up that was done');
});

test('a client’s pages are accessible', async ({ admin, newCaller, open }) => {
  const client: Caller = await newCaller();
  const link: OpenLink = await admin.signupLink({ autoCreateCase: true });
  const { case: own } = await signUpByApi(client.api, link.url, newPerson('Cal'));
  const page = await open({ state: await client.state() });
  await page.goto('/cases');
  await expect(page.getByRole('heading', { name: 'My cases' })).toBeVisible();
  await expectAccessible(page, 'my cases');
  await page.goto(`/cases/${own?.id}`);
  await expect(page.getByText('Timeline')).toBeVisible();
  await expectAccessible(page, 'a case as its client');

  const without = await newCaller();
  await addUserByApi(admin, without.api, newPerson('Nil'), 'client');
  const empty = await open({ state: await without.state() });
  await empty.goto('/cases');
  await expect(empty.getByText('No case yet')).toBeVisible();
  await expectAccessible(empty, 'no case yet');
});
