import type { Registration } from '@casedoor/contracts';
import i18next from 'i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { api } from '../../../test/api.ts';
import { showComponent } from '../../../test/page.tsx';
import en from '../../i18n/en/join.ts';
import fr from '../../i18n/fr/join.ts';
import { navigate } from '../page/browser-history.ts';
import { RegisterEntry } from './register-entry.tsx';

type Changes = Partial<Omit<Registration, 'organization' | 'answers'>> & {
  organization?: Partial<Registration['organization']>;
  answers?: Partial<Registration['answers']>;
};

const unanswered = { firstName: null, lastName: null, phone: null, timeZone: null, newsletter: false };
/** A new person who opened the link of the mail: nothing is known of them. */
const started = {
  state: 'started',
  account: null,
  membership: null,
  signedInAs: null,
  linkState: 'open',
  hasPasskey: false,
  rehearsal: false,
  invited: false,
  discreet: false,
  quickExitUrl: null,
  requiresApproval: false,
  answers: unanswered,
  organization: { notice: null, noticeVersion: null, consentForm: 'sentence' },
} as const satisfies Changes;
const verified = { ...started, state: 'verified', account: 'none', membership: 'none' } as const;

beforeAll(() => {
  i18next.addResourceBundle('en', 'join', en);
  i18next.addResourceBundle('fr', 'join', fr);
});
beforeEach(() => {
  sessionStorage.clear();
  // Without passkeys, unless a test says otherwise.
  vi.stubGlobal('PublicKeyCredential', undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function open(more: Changes, language: 'en' | 'fr' = 'en'): Promise<void> {
  const changes = { ...more, locale: language };
  navigate('/register#token', { replace: true });
  api.answers('GET /public/registration', changes);
  api.answers('POST /public/registration/verify', { ...changes, ...verified, answers: unanswered });
  api.answers('PATCH /public/registration', { ...changes, ...verified });
  api.answers('POST /public/registration/complete');
  await showComponent(<RegisterEntry token="token" />, { language });
}

const firstName = page.getByLabelText('First name');
const password = page.getByLabelText('Password', { exact: true });
const button = page.getByRole('button', { name: 'Create my account' });

async function fillIn(): Promise<void> {
  await firstName.fill('Léa');
  await page.getByLabelText('Last name').fill('Martin');
  await password.fill('correct horse battery staple');
}

/** Stands in for a device that can keep passkeys; `create` is what its dialog does. */
function stubPasskeys(create: () => Promise<unknown>): void {
  vi.stubGlobal(
    'PublicKeyCredential',
    class {
      static getClientCapabilities = () => Promise.resolve({ passkeyPlatformAuthenticator: true });
      static parseCreationOptionsFromJSON = (options: unknown) => options;
      toJSON() {
        return {};
      }
    },
  );
  vi.spyOn(navigator.credentials, 'create').mockImplementation(create as () => Promise<Credential>);
}

describe('one page, one button', () => {
  it('verifies, saves the answers and completes, in this order and with what was agreed to', async () => {
    await open(started);
    await fillIn();
    await button.click();
    await expect.poll(() => location.pathname).toBe('/welcome');
    expect(api.sent('POST /public/registration/verify')).toHaveLength(1);
    expect(api.sent('PATCH /public/registration')[0]?.body).toMatchObject({
      firstName: 'Léa',
      lastName: 'Martin',
      phone: null,
      locale: 'en',
    });
    expect(api.sent('POST /public/registration/complete')[0]?.body).toEqual({
      password: 'correct horse battery staple',
      termsVersion: '2026-03',
      privacyVersion: '2026-03',
      noticeVersion: null,
      newsletter: false,
      shown: { textsVersion: 'kPrK_qmxVWaYVA9wwBF6Iu', locale: 'en' },
    });
  });

  it('sends nothing while the name or the password is missing, and says which at its field', async () => {
    await open(started);
    await button.click();
    await expect.element(page.getByText('Enter your first name.')).toBeVisible();
    await expect.element(page.getByText('Choose a password.')).toBeVisible();
    await expect.element(firstName).toHaveFocus();
    expect(api.sent('POST /public/registration/verify')).toEqual([]);
  });

  it('takes a person with one name only', async () => {
    await open(started);
    await firstName.fill('Suharto');
    await password.fill('correct horse battery staple');
    await button.click();
    await expect.poll(() => location.pathname).toBe('/welcome');
    expect(api.sent('PATCH /public/registration')[0]?.body).toMatchObject({ lastName: '' });
  });

  it('leads the owner of an account to sign in, and completes nothing', async () => {
    await open(started);
    api.answers('POST /public/registration/verify', { ...verified, account: 'exists' });
    await fillIn();
    await button.click();
    await expect.element(page.getByRole('heading', { name: 'This address has an account' })).toBeVisible();
    expect(api.sent('PATCH /public/registration')).toEqual([]);
    expect(api.sent('POST /public/registration/complete')).toEqual([]);
  });

  it('keeps what was typed when the password is refused, and says why at its field', async () => {
    await open(verified);
    api.refuses('POST /public/registration/complete', 'request_invalid', {
      password: 'password_too_common',
    });
    await fillIn();
    await button.click();
    await expect.element(page.getByText(/^This password is easy to guess/)).toBeVisible();
    await expect.element(password).toHaveFocus();
    await expect.element(firstName).toHaveValue('Léa');
    await expect.element(password).toHaveValue('correct horse battery staple');
  });

  it('fills in what is known of an invited person, and says what happens', async () => {
    await open({
      ...started,
      invited: true,
      answers: { firstName: 'Léa', lastName: 'Martin', timeZone: null },
    });
    await expect.element(page.getByRole('heading', { name: /^Welcome to/ })).toBeVisible();
    await expect.element(firstName).toHaveValue('Léa');
    await expect.element(page.getByText(/^You become a client of .*, and a case is opened/)).toBeVisible();
  });

  it('shows telephone and time zone on request only, and opens them where they are refused', async () => {
    await open(verified);
    const phone = page.getByLabelText('Phone (optional)');
    await expect.element(phone).not.toBeVisible();
    await page.getByText('Phone and time zone').click();
    await phone.fill('call me');
    await page.getByText('Phone and time zone').click();
    await fillIn();
    await button.click();
    await expect.element(page.getByText(/^Enter the number in digits/)).toBeVisible();
    await expect.element(phone).toHaveFocus();
  });
});

describe('passkeys', () => {
  it('creates the passkey between the answers and the completion', async () => {
    stubPasskeys(() => Promise.reject(new DOMException('closed', 'NotAllowedError')));
    await open(started);
    api.answers('POST /public/registration/passkey-options');
    await firstName.fill('Léa');
    await page.getByRole('button', { name: /^Create my account with my fingerprint/ }).click();
    await expect.element(page.getByText(/^No passkey was made, and nothing is lost/)).toBeVisible();
    expect(api.sent('PATCH /public/registration')).toHaveLength(1);
    expect(api.sent('POST /public/registration/complete')).toEqual([]);
    await page.getByRole('button', { name: 'Use a password instead' }).click();
    await password.fill('correct horse battery staple');
    await button.click();
    await expect.poll(() => location.pathname).toBe('/welcome');
  });

  it('does not ask again where one was created before', async () => {
    stubPasskeys(() => Promise.reject(new Error('asked')));
    await open({ ...verified, hasPasskey: true });
    await firstName.fill('Léa');
    await button.click();
    await expect.poll(() => location.pathname).toBe('/welcome');
    expect(api.sent('POST /public/registration/complete')[0]?.body).not.toHaveProperty('password');
  });
});

describe('consent', () => {
  const boxes = { organization: { ...started.organization, consentForm: 'boxes' } } as const;

  it.each([
    [
      'creates',
      {},
      /^By creating your account, you accept the terms.* and confirm that you have read the privacy/,
    ],
    ['sends', { requiresApproval: true }, /^By sending your registration, you accept the terms/],
    [
      'creates, without terms',
      { organization: { ...started.organization, termsUrl: null } },
      /^By creating your account, you confirm that you have read the privacy notice/,
    ],
    [
      'creates, with a notice',
      { organization: { ...started.organization, notice: 'Not yet.', noticeVersion: 3 } },
      /^By creating your account, you accept the terms.* read this text and the privacy/,
    ],
  ])('says what the button agrees to: %s', async (_, changes, sentence) => {
    await open({ ...verified, ...changes });
    await expect.element(page.getByText(sentence)).toBeVisible();
    expect(page.getByRole('checkbox').elements()).toHaveLength(1);
  });

  it('asks for each box with its own verb', async () => {
    await open({ ...verified, ...boxes });
    await fillIn();
    await button.click();
    await expect.element(page.getByText('Please accept the terms to continue.')).toBeVisible();
    await expect
      .element(page.getByText('Please confirm that you have read the privacy notice.'))
      .toBeVisible();
    expect(api.sent('POST /public/registration/complete')).toEqual([]);
    await page.getByLabelText(/^I accept the terms/).click();
    await page.getByLabelText(/^I have read the privacy notice/).click();
    await button.click();
    await expect.poll(() => location.pathname).toBe('/welcome');
  });

  it('shows a text that changed meanwhile, and takes the next press for the new version', async () => {
    await open(verified);
    await fillIn();
    api.refuses('POST /public/registration/complete', 'registration_terms_changed');
    const newer = { ...started.organization, termsVersion: '2027-01' };
    api.answers('GET /public/registration', { ...verified, organization: newer });
    await button.click();
    await expect.element(page.getByText(/^A text has changed since you opened this page/)).toBeVisible();
    await expect.element(page.getByText('Changed:')).toBeVisible();
    api.answers('PATCH /public/registration', { ...verified, organization: newer });
    api.answers('POST /public/registration/complete');
    await button.click();
    await expect.poll(() => location.pathname).toBe('/welcome');
    expect(api.sent('POST /public/registration/complete').at(-1)?.body).toMatchObject({
      termsVersion: '2027-01',
    });
  });

  it('shows a promise that changed meanwhile, and completes by the next press', async () => {
    await open(verified);
    await fillIn();
    const newer = {
      ...verified,
      joinsAs: 'staff',
      opensCase: false,
      caseRole: null,
      textsVersion: 'newer',
    } as const;
    api.refuses('POST /public/registration/complete', 'registration_terms_changed');
    api.answers('GET /public/registration', newer);
    await button.click();
    await expect.element(page.getByText(/^A text has changed since you opened this page/)).toBeVisible();
    await expect.element(page.getByText(/You become a staff member of Cabinet Durand\.$/)).toBeVisible();
    api.answers('PATCH /public/registration', newer);
    api.answers('POST /public/registration/complete');
    await button.click();
    await expect.poll(() => location.pathname).toBe('/welcome');
    const sent = api.sent('POST /public/registration/complete').map(({ body }) => body.shown);
    expect(sent.map((shown) => shown?.textsVersion)).toEqual(['kPrK_qmxVWaYVA9wwBF6Iu', 'newer']);
  });

  it('is not shown on a discreet page before the mailbox is verified: it would name the organization', async () => {
    const discreet = { discreet: true, quickExitUrl: 'https://www.wikipedia.org/' };
    await open({ ...started, ...discreet });
    api.answers('POST /public/registration/verify', { ...verified, ...discreet });
    api.answers('PATCH /public/registration', { ...verified, ...discreet });
    await firstName.fill('Léa');
    expect(document.body.textContent).not.toContain('terms');
    await page.getByRole('button', { name: 'Verify and continue' }).click();
    await expect.element(page.getByText(/^By creating your account/)).toBeVisible();
    await expect.element(firstName).toHaveValue('Léa');
    expect(api.sent('POST /public/registration/complete')).toEqual([]);
  });
});

it('speaks French', async () => {
  await open(verified, 'fr');
  await expect.element(page.getByRole('heading', { name: /Dernière étape.: vous/ })).toBeVisible();
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect.element(page.getByText('Indiquez votre prénom.')).toBeVisible();
});
