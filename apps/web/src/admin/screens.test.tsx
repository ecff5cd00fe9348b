import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { bothSchemes, expectAccessible } from '../../test/accessible.ts';
import { api } from '../../test/api.ts';
import { expectFits, expectWords } from '../../test/legible.ts';
import { openPage, ownId } from '../../test/page.tsx';

const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';
const none = { items: [] };
const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name });
const requiredField = () => expect.element(page.getByText('This field is required.').first()).toBeVisible();

/** Opens the link panel of the Add user dialog, with all its settings. */
async function openLinkPanel(): Promise<void> {
  await button('Add user').click();
  await inDialog('Send them a sign-up link').click();
  await button('More options').click();
  await expect.element(page.getByLabelText('Use limit')).toBeVisible();
}

interface Screen {
  readonly path: string;
  readonly heading: string | RegExp;
  /** Who reads it; null for nobody. */
  readonly as?: 'client' | null;
  /** Answers that differ from the contract's examples. */
  readonly answer?: () => void;
  /** Opens a part of the page. */
  readonly open?: () => Promise<void>;
}

const screens: Readonly<Record<string, Screen>> = {
  Users: { path: '/users', heading: 'Users' },
  'the actions of a user': {
    path: '/users',
    heading: 'Users',
    open: async () => {
      await button(/^Actions for/).click();
      await expect.element(page.getByRole('menuitem', { name: 'Open' })).toBeVisible();
    },
  },
  'no disabled user': {
    path: '/users?status=disabled',
    heading: 'Users',
    answer: () => api.answers('GET /users', none),
  },
  'no user that fits': {
    path: '/users?q=zzzzzz',
    heading: 'Users',
    answer: () => api.answers('GET /users', none),
  },
  'the Add user dialog with its errors': {
    path: '/users',
    heading: 'Users',
    open: async () => {
      await button('Add user').click();
      await inDialog('Add user').click();
      await requiredField();
    },
  },
  'the link panel with everything open': { path: '/users', heading: 'Users', open: openLinkPanel },
  'the link panel switched off': {
    path: '/users',
    heading: 'Users',
    answer: () => api.answers('GET /signup-links/default', { allowSignup: false, state: 'paused' }),
    open: openLinkPanel,
  },
  'an invited user to disable': {
    path: `/users/${id}`,
    heading: 'Léa Martin',
    answer: () => api.answers('GET /users/{membershipId}', { status: 'invited' }),
    open: async () => {
      await button(/^Actions for/).click();
      await page.getByRole('menuitem', { name: 'Disable' }).click();
      await expect.element(page.getByRole('dialog')).toBeVisible();
    },
  },
  'one’s own place': {
    path: `/users/${ownId}`,
    heading: 'Léa Martin',
    answer: () => api.answers('GET /users/{membershipId}', { id: ownId }),
  },
  'Sign-up links': { path: '/signup-links', heading: 'Sign-up links' },
  'no ended link': {
    path: '/signup-links?ended=true',
    heading: 'Sign-up links',
    answer: () => api.answers('GET /signup-links', none),
  },
  'registrations to approve': { path: '/signup-links?tab=waiting', heading: 'Sign-up links' },
  'a new link with its error': {
    path: '/signup-links',
    heading: 'Sign-up links',
    open: async () => {
      await button('New sign-up link').click();
      await inDialog('Create').click();
      await requiredField();
    },
  },
  'one link': {
    path: `/signup-links/${id}`,
    heading: 'Newsletter',
    open: async () => {
      await button('More options').click();
      await expect.element(page.getByLabelText('Use limit')).toBeVisible();
    },
  },
  'an ended link': {
    path: `/signup-links/${id}`,
    heading: 'Newsletter',
    answer: () => api.answers('GET /signup-links/{signupLinkId}', { state: 'revoked' }),
  },
  'a link on paper and on websites': {
    path: `/signup-links/${id}/paper`,
    heading: 'On paper and on websites',
  },
  Cases: { path: '/cases', heading: 'Cases' },
  'no case that fits': {
    path: '/cases?q=zzzzzz',
    heading: 'Cases',
    answer: () => api.answers('GET /cases', none),
  },
  'a new case with its error': {
    path: '/cases',
    heading: 'Cases',
    open: async () => {
      await button('Open a case').click();
      await inDialog('Open case').click();
      await requiredField();
    },
  },
  'one case': { path: `/cases/${id}`, heading: 'Léa Martin' },
  'a participant to add': {
    path: `/cases/${id}`,
    heading: 'Léa Martin',
    open: async () => {
      await button('Add a participant').click();
      await page.getByRole('dialog').getByLabelText('Find a person').fill('a');
      await expect.element(page.getByRole('option').first()).toBeVisible();
    },
  },
  'a case that does not exist': {
    path: `/cases/${id}`,
    heading: 'This case does not exist',
    as: 'client',
    answer: () => api.refuses('GET /cases/{caseId}', 'case_not_found'),
  },
  'a case as a client who may change it': {
    path: `/cases/${id}`,
    heading: 'Léa Martin',
    as: 'client',
  },
  Parties: { path: '/parties', heading: 'Parties' },
  'the import of users': { path: '/imports/users', heading: 'Import users' },
  'the import of parties': { path: '/imports/parties', heading: 'Import parties' },
  'the audit trail': { path: '/audit', heading: 'Audit trail' },
  Organization: { path: '/organization', heading: 'Organization' },
  'My profile': { path: '/profile', heading: 'My profile' },
  'an address that is nothing': { path: '/nowhere', heading: 'There is nothing here' },
  'the mailbox': { path: '/mailbox', heading: 'Mailbox', as: null },
  'a refused sign-in': {
    path: '/sign-in',
    heading: 'Sign in',
    as: null,
    answer: () => api.refuses('POST /session', 'session_credentials_wrong'),
    open: async () => {
      await page.getByLabelText('E-mail address').fill('nobody@example.test');
      await page.getByLabelText('Password', { exact: true }).fill('wrong');
      await button('Sign in').click();
      await expect.element(page.getByRole('alert')).toBeVisible();
    },
  },
  'asking for a new password': {
    path: '/password-reset',
    heading: 'Choose a new password',
    as: null,
    open: async () => {
      await button('Mail me a link').click();
      await expect.element(page.getByText('Enter your e-mail address.')).toBeVisible();
    },
  },
  'a password link that does not work': { path: '/password', heading: 'This link no longer works', as: null },
  'a set-up link that cannot be used': {
    path: '/setup',
    heading: 'This set-up link cannot be used',
    as: null,
  },
};

// The full suite checks both colour schemes at both widths.
const full = import.meta.env.TEST_SIZE === 'full';
const looks = [
  { where: 'on a phone', width: 390, schemes: full ? bothSchemes : (['light'] as const) },
  { where: 'on a desktop', width: 1280, schemes: full ? bothSchemes : (['dark'] as const) },
];

const named = Object.entries(screens).map(([name, screen]) => ({ name, ...screen }));

describe.each(named)('$name', ({ path, heading, as, answer, open }) => {
  it.each(looks)('is accessible $where', async ({ width, schemes }) => {
    answer?.();
    api.hangs('POST /session/passkey-options');
    api.answersEveryGet();
    await openPage(path, { ...(as !== undefined && { as }), width });
    await expect.element(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect.poll(() => document.querySelector('[aria-busy=true], .mantine-Skeleton-root')).toBe(null);
    await open?.();
    expectWords();
    expectFits();
    await expectAccessible(schemes);
  });
});
