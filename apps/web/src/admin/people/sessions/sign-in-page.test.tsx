import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { api } from '../../../../test/api.ts';
import { expectFits, expectTranslated, expectWords, textsOfPage } from '../../../../test/legible.ts';
import { openPage } from '../../../../test/page.tsx';

const email = page.getByLabelText('E-mail address');
const password = page.getByLabelText('Password', { exact: true });
const submit = page.getByRole('button', { name: 'Sign in', exact: true });
const alert = page.getByRole('alert');

beforeEach(() => {
  // Chromium offers passkeys beside the field; nobody takes the offer up here.
  api.hangs('POST /session/passkey-options');
  vi.spyOn(PublicKeyCredential, 'getClientCapabilities').mockResolvedValue({});
  api.answers('GET /users', { items: [] });
});

async function fillIn(address = 'lea.martin@example.com'): Promise<void> {
  await openPage('/sign-in', { as: null });
  await email.fill(address);
  await password.fill('not my password');
}

it('leads to where the person wanted to go, by keyboard alone', async () => {
  await openPage('/users?status=disabled', { as: null });
  await expect.element(email).toHaveFocus();
  api.answers('POST /session', { user: { locale: 'en' }, memberships: [{ role: 'staff' }] });
  await userEvent.keyboard('lea.martin@example.com{Tab}seven quiet rivers{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Users' })).toBeVisible();
  expect(location.pathname + location.search).toBe('/users?status=disabled');
  expect(api.sent('POST /session')).toEqual([
    { body: { email: 'lea.martin@example.com', password: 'seven quiet rivers' } },
  ]);
});

it.each(['//evil.example/users', '/\\evil.example', 'https://evil.example', '/sign-in'])(
  'leads nowhere but into the app (next=%s)',
  async (next) => {
    await openPage(`/sign-in?next=${encodeURIComponent(next)}`);
    await expect.element(page.getByRole('heading', { name: 'Users' })).toBeVisible();
    expect(location.pathname).toBe('/users');
  },
);

it('speaks the person’s language from then on', async () => {
  await fillIn();
  api.answers('POST /session', { user: { locale: 'fr' }, memberships: [{ role: 'admin' }] });
  await submit.click();
  await expect.element(page.getByRole('heading', { name: 'Utilisateurs' })).toBeVisible();
});

it('asks nothing of the API while something is missing, and goes to it', async () => {
  await openPage('/sign-in', { as: null });
  await password.fill('seven quiet rivers');
  await submit.click();
  await expect.element(email).toHaveAccessibleDescription('This field is required.');
  await expect.element(email).toHaveFocus();
  expect(api.sent('POST /session')).toEqual([]);
});

describe('a sign-in that does not work', () => {
  it('says that the address or the password is wrong, and has the password typed over', async () => {
    await fillIn();
    api.refuses('POST /session', 'session_credentials_wrong');
    await submit.click();
    await expect.element(alert).toHaveTextContent('The e-mail address or the password is wrong.');
    await expect.element(email).toHaveValue('lea.martin@example.com');
    await expect.element(password).toHaveFocus();
    expect(getSelection()?.toString()).toHaveLength('not my password'.length);
  });

  it('says beside the field what is wrong with it, and goes there', async () => {
    await fillIn('lea.martin@example');
    api.refuses('POST /session', 'request_invalid', { email: 'email_invalid' });
    await submit.click();
    await expect.element(email).toHaveAccessibleDescription(/does not look like an e-mail address/);
    await expect.element(email).toHaveFocus();
    await expect.element(email).toHaveValue('lea.martin@example');
    await expect.element(alert).not.toBeInTheDocument();
  });

  it('says that there is no connection, and works at the next try', async () => {
    await fillIn();
    api.isUnreachable('POST /session');
    await submit.click();
    await expect.element(alert).toMatchTextContent(/no connection to Casedoor/);
    api.answers('POST /session', { user: { locale: 'en' }, memberships: [{ role: 'admin' }] });
    await submit.click();
    await expect.element(page.getByRole('heading', { name: 'Users' })).toBeVisible();
  });

  it('is not sent twice', async () => {
    await fillIn();
    api.hangs('POST /session');
    await submit.click();
    await expect.element(submit).toBeDisabled();
    await password.click();
    await userEvent.keyboard('{Enter}');
    expect(api.sent('POST /session')).toHaveLength(1);
  });
});

it('is there although who is signed in cannot be read', async () => {
  await openPage('/sign-in', { as: null });
  api.isUnreachable('GET /session');
  await expect.element(email).toBeVisible();
});

it('is whole and in French, on the narrowest screen', async () => {
  await openPage('/sign-in', { as: null });
  await expect.element(submit).toBeVisible();
  const english = textsOfPage();
  await openPage('/sign-in', { as: null, language: 'fr', width: 320 });
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await expect.element(page.getByText('Ce champ est obligatoire.').first()).toBeVisible();
  expectTranslated(english, ['Casedoor']);
  expectWords();
  expectFits();
});

describe('a browser that can keep a passkey without asking', () => {
  const made = {
    id: 'bmV3',
    rawId: 'bmV3',
    type: 'public-key',
    response: { clientDataJSON: 'e30', attestationObject: 'oA' },
    clientExtensionResults: {},
  };
  const create = vi.fn<(options: CredentialCreationOptions) => Promise<Credential | null>>();
  const add = 'POST /profile/passkeys';

  beforeEach(() => {
    create.mockReset();
    vi.spyOn(PublicKeyCredential, 'getClientCapabilities').mockResolvedValue({ conditionalCreate: true });
    vi.spyOn(PublicKeyCredential, 'parseCreationOptionsFromJSON').mockReturnValue(
      {} as PublicKeyCredentialCreationOptions,
    );
    vi.spyOn(navigator.credentials, 'create').mockImplementation((options) => create(options ?? {}));
    api.answers('POST /session', { user: { locale: 'en' }, memberships: [{ role: 'admin' }] });
    api.answers('POST /profile/passkeys/options');
  });

  async function signIn(): Promise<void> {
    await fillIn();
    await submit.click();
    await expect.element(page.getByRole('heading', { name: 'Users' })).toBeVisible();
  }

  it('keeps one after a sign-in with the password, and says so', async () => {
    api.answers(add);
    create.mockResolvedValue(
      Object.assign(Object.create(PublicKeyCredential.prototype) as Credential, { toJSON: () => made }),
    );
    await signIn();
    await expect.element(page.getByText(/Your device has kept a passkey/)).toBeVisible();
    expect(create).toHaveBeenCalledWith({ publicKey: {}, mediation: 'conditional' });
    expect(api.sent(add)).toMatchObject([{ body: { automatic: true, response: made } }]);
  });

  it('says nothing where it would not', async () => {
    create.mockRejectedValue(new DOMException('No saved password was used.', 'NotAllowedError'));
    await signIn();
    await expect.poll(() => create.mock.calls.length).toBe(1);
    expect(api.sent(add)).toEqual([]);
    await expect.element(page.getByText(/passkey/i)).not.toBeInTheDocument();
  });
});
