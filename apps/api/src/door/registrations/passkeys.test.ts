import type { Completion, Registration } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthenticator, type Misbehaviour } from '../../../test/authenticator.ts';
import { buildMember } from '../../../test/builders.ts';
import { callerWith, createTestApp, type Answer, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  bearer,
  complete,
  cookieOf,
  buildOpenLink,
  passphrase,
  prove,
  startAndVerify,
} from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const ask = (token: string) =>
  test.anyone.post('/public/registration/passkey-options', undefined, bearer(token));
const save = (token: string, response: unknown) =>
  test.anyone.post('/public/registration/passkey', response, bearer(token));
const options = async (token: string) =>
  (await ask(token)).json<{ challenge: string; user: { id: string } }>();
const ready = async () => startAndVerify(test, (await buildOpenLink(test)).link.token);
const withoutPassword = { password: undefined };
const passkeysOf = (email: string) =>
  test.database.passkey.findMany({ where: { user: { emailCanonical: email } } });

describe('the wizard with a passkey', () => {
  it('makes a user with that passkey, without a password, and signs in', async () => {
    const { email, token } = await ready();
    const authenticator = createAuthenticator({ aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4' });
    const asked = await options(token);
    expect(asked).toMatchObject({
      rp: { id: 'localhost', name: 'Casedoor' },
      user: { name: email, displayName: 'Léa Martin' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
      attestation: 'none',
      timeout: 300_000,
    });
    expect(Buffer.from(asked.challenge, 'base64url').length).toBeGreaterThanOrEqual(32);

    const saved = await save(token, authenticator.create(asked));
    expect(saved.json<Registration>()).toMatchObject({ state: 'verified', hasPasskey: true });
    const answer = await complete(test.anyone, token, withoutPassword);
    expect(answer.status).toBe(201);
    const { user } = answer.json<Completion>();

    expect(Buffer.from(asked.user.id, 'base64url').toString()).toBe(user.id);
    expect(await passkeysOf(email)).toMatchObject([
      {
        userId: user.id,
        credentialID: authenticator.id,
        name: 'Google Password Manager',
        counter: 1,
        transports: 'internal,hybrid',
        deviceType: 'singleDevice',
        backedUp: false,
      },
    ]);
    expect(await test.database.account.count({ where: { userId: user.id } })).toBe(0);
    expect((await callerWith(test.app, cookieOf(answer)).get('/session')).json()).toMatchObject({
      user: { id: user.id },
    });
    expect(await test.database.registration.findFirst({ where: { emailCanonical: email } })).toMatchObject({
      pendingPasskey: null,
      passkeyChallenge: null,
    });
    expect((await complete(test.anyone, token, withoutPassword)).text).toBe(answer.text);
  });

  it('keeps a password that is sent with it', async () => {
    const { email, token } = await ready();
    await save(token, createAuthenticator().create(await options(token)));
    expect((await complete(test.anyone, token, { password: 'short' })).json()).toMatchObject({
      errors: [{ path: 'password', code: 'password_too_short' }],
    });
    expect((await complete(test.anyone, token)).status).toBe(201);
    expect(await passkeysOf(email)).toHaveLength(1);
    expect((await test.anyone.post('/session', { email, password: passphrase })).status).toBe(200);
  });

  it('belongs to the user whom an administrator added', async () => {
    const { link, organizationId } = await buildOpenLink(test);
    const added = await buildMember(test.database, { organizationId, role: 'staff', joinedAt: null });
    const { token } = await startAndVerify(test, link.token, added.email);
    await save(token, createAuthenticator().create(await options(token)));
    const answer = await complete(test.anyone, token, withoutPassword);
    expect(answer.json()).toMatchObject({ user: { id: added.userId }, membership: { role: 'staff' } });
    expect(await test.database.passkey.count({ where: { userId: added.userId } })).toBe(1);
  });

  it('asks for a password when an administrator added the person meanwhile: the passkey names another user', async () => {
    const { link, organizationId } = await buildOpenLink(test);
    const { email, token } = await startAndVerify(test, link.token);
    await save(token, createAuthenticator().create(await options(token)));
    const added = await buildMember(test.database, { organizationId, joinedAt: null, email });
    expect((await complete(test.anyone, token, withoutPassword)).json()).toMatchObject({
      errors: [{ path: 'password', code: 'required' }],
    });
    await save(token, createAuthenticator().create(await options(token)));
    expect((await complete(test.anyone, token, withoutPassword)).json()).toMatchObject({
      user: { id: added.userId },
    });
  });

  it('still asks for a password without one', async () => {
    const { token } = await ready();
    await options(token);
    expect((await complete(test.anyone, token, withoutPassword)).json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path: 'password', code: 'required' }],
    });
  });

  it('replaces a passkey that was made before, and loses none by asking again', async () => {
    const { email, token } = await ready();
    const first = await options(token);
    await save(token, createAuthenticator().create(first));
    const second = await options(token);
    expect(second.user.id).toBe(first.user.id);
    expect((await test.anyone.get('/public/registration', bearer(token))).json()).toMatchObject({
      hasPasskey: true,
    });
    const authenticator = createAuthenticator();
    await save(token, authenticator.create(second));
    await complete(test.anyone, token, withoutPassword);
    expect((await passkeysOf(email)).map(({ credentialID }) => credentialID)).toEqual([authenticator.id]);
  });
});

describe('a passkey in the wizard is refused (T71)', () => {
  async function expectRefused(token: string, answer: Answer) {
    expect(answer).toMatchObject({ status: 409, code: 'registration_passkey_invalid' });
    expect((await test.anyone.get('/public/registration', bearer(token))).json()).toMatchObject({
      hasPasskey: false,
    });
  }

  it.each<[string, Misbehaviour]>([
    ['from another origin', { origin: 'https://localhost:3000' }],
    ['from a page on another port', { origin: 'http://localhost:3001' }],
    ['for another host', { rpId: 'example.com' }],
    ['whose owner was not checked', { userVerified: false }],
    ['of the other ceremony', { type: 'webauthn.get' }],
    ['for a challenge of its own', { challenge: 'bm90IHRoZSBvbmUgdGhhdCB3YXMgZ2l2ZW4' }],
  ])('%s', async (_, wrong) => {
    const { token } = await ready();
    await expectRefused(token, await save(token, createAuthenticator().create(await options(token), wrong)));
  });

  it('with the challenge of another registration', async () => {
    const [mine, other] = [await ready(), await ready()];
    await options(mine.token);
    await expectRefused(
      mine.token,
      await save(mine.token, createAuthenticator().create(await options(other.token))),
    );
  });

  it('the second time: a challenge is spent by trying', async () => {
    const { token } = await ready();
    const asked = await options(token);
    const authenticator = createAuthenticator();
    await expectRefused(token, await save(token, authenticator.create(asked, { userVerified: false })));
    await expectRefused(token, await save(token, authenticator.create(asked)));
    const again = await options(token);
    const both = await Promise.all([1, 2].map(() => save(token, authenticator.create(again))));
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
  });

  it('after five minutes', async () => {
    const { token, email } = await ready();
    const asked = await options(token);
    const [{ left }] = await test.database.$queryRaw<[{ left: number }]>`
      SELECT extract(epoch FROM "passkeyExpiresAt" - now())::int AS "left" FROM "Registration" WHERE "emailCanonical" = ${email}`;
    expect(left).toBeLessThanOrEqual(300);
    await test.database
      .$executeRaw`UPDATE "Registration" SET "passkeyExpiresAt" = now() WHERE "emailCanonical" = ${email}`;
    await expectRefused(token, await save(token, createAuthenticator().create(asked)));
  });

  it('when it is kept for somebody already', async () => {
    const [mine, other] = [await ready(), await ready()];
    const authenticator = createAuthenticator();
    await save(other.token, authenticator.create(await options(other.token)));
    await complete(test.anyone, other.token, withoutPassword);
    await expectRefused(mine.token, await save(mine.token, authenticator.create(await options(mine.token))));
  });

  it('which says nothing that an authenticator says', async () => {
    const { token } = await ready();
    await options(token);
    const nonsense = {
      id: 'AA',
      rawId: 'AA',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: 'e30', attestationObject: 'oA' },
    };
    await expectRefused(token, await save(token, nonsense));
    expect((await save(token, { ...nonsense, type: 'password' })).code).toBe('request_invalid');
  });
});

describe('a passkey needs a registration that may have one', () => {
  it('whose mailbox is proved and whose name is known', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await askForLink(test, link.token);
    expect((await ask(token)).code).toBe('registration_not_verified');
    await prove(test.anyone, token, {});
    expect((await ask(token)).json()).toMatchObject({
      code: 'registration_answers_missing',
      errors: [{ path: 'firstName' }],
    });
  });

  it('whose address has no account', async () => {
    const { link, organizationId } = await buildOpenLink(test);
    const member = await buildMember(test.database, { organizationId });
    await test.database.user.update({ where: { id: member.userId }, data: { activatedAt: new Date() } });
    const { token } = await startAndVerify(test, link.token, member.email);
    expect((await ask(token)).code).toBe('registration_sign_in_required');
  });

  it('and not one that got an account meanwhile', async () => {
    const { link, organizationId } = await buildOpenLink(test);
    const { email, token } = await startAndVerify(test, link.token);
    const asked = await options(token);
    const member = await buildMember(test.database, { organizationId, email });
    await test.database.user.update({ where: { id: member.userId }, data: { activatedAt: new Date() } });
    expect((await save(token, createAuthenticator().create(asked))).code).toBe(
      'registration_passkey_invalid',
    );
    expect(await passkeysOf(email)).toEqual([]);
  });

  it('that has not ended', async () => {
    const { token } = await ready();
    const asked = await options(token);
    await test.anyone.post('/public/registration/withdraw', undefined, bearer(token));
    expect((await ask(token)).code).toBe('registration_withdrawn');
    expect((await save(token, createAuthenticator().create(asked))).code).toBe('registration_withdrawn');
  });

  it('and is forgotten when a new mail starts the proof again', async () => {
    const { link } = await buildOpenLink(test);
    const { email, token } = await startAndVerify(test, link.token);
    await save(token, createAuthenticator().create(await options(token)));
    await test.database.rateLimit.deleteMany();
    const again = await askForLink(test, link.token, email);
    expect(await prove(test.anyone, again.token)).toMatchObject({ state: 'verified', hasPasskey: false });
  });
});
