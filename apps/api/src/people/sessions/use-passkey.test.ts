import type { Session } from '@casedoor/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAuthenticator, type Misbehaviour } from '../../../test/authenticator.ts';
import { databaseHash } from '../../../test/database-hash.ts';
import { addPasskey, askToAdd, askToSignIn, newcomer, signInWith } from '../../../test/passkeys.ts';
import { callerWith, createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { cookieOf } from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());
afterEach(() => void vi.useRealTimers());

const whoIs = async (caller: Caller) => (await caller.get('/session')).json<Session>().user?.email ?? null;

describe('signing in with a passkey', () => {
  it('signs in the person whom the authenticator names', async () => {
    const { email, caller } = await newcomer(test);
    const authenticator = createAuthenticator();
    await addPasskey(test, caller, authenticator);
    const { options, browser } = await askToSignIn(test);
    const answer = await signInWith(browser, authenticator.get(options));
    expect(answer.json<Session>()).toMatchObject({ user: { email }, memberships: [{ role: 'client' }] });
    expect(await whoIs(callerWith(test.app, cookieOf(answer)))).toBe(email);
    expect(
      await test.database.passkey.findUnique({ where: { credentialID: authenticator.id } }),
    ).toMatchObject({ counter: 2 });
  });

  it('ends the session that was there before', async () => {
    const [one, other] = [await newcomer(test), await newcomer(test)];
    const authenticator = createAuthenticator();
    await addPasskey(test, one.caller, authenticator);
    const { options, browser } = await askToSignIn(test, other.caller);
    await signInWith(browser, authenticator.get(options));
    expect(await whoIs(other.caller)).toBeNull();
  });

  it('names no account beforehand to anybody (T50)', async () => {
    const { caller } = await newcomer(test);
    await addPasskey(test, caller);
    const answers = [await askToSignIn(test), await askToSignIn(test, caller)];
    expect(new Set(answers.map(({ asked }) => asked.text.replace(/"challenge":"[^"]+"/, ''))).size).toBe(1);
    expect(answers[0]?.options).toMatchObject({
      rpId: 'localhost',
      userVerification: 'required',
      timeout: 300_000,
    });
    expect(answers[0]?.options).not.toHaveProperty('allowCredentials');
    const [cookie] = [answers[0]?.asked.headers['set-cookie'] ?? []].flat();
    expect(cookie).toMatch(/^casedoor\.passkey_attempt=[^;]+; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it.each<[string, Misbehaviour]>([
    ['from another origin', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['whose owner was not checked', { userVerified: false }],
    ['of the other ceremony', { type: 'webauthn.create' }],
    ['for a challenge of its own', { challenge: 'bm90IHRoZSBvbmUgdGhhdCB3YXMgZ2l2ZW4' }],
    ['signed with another key', { forged: true }],
    ['whose counter went back: a copy', { counter: 1 }],
    ['that names nobody', { userHandle: null }],
    ['that names somebody else', { userHandle: 'MDE5YTlkM2UtN2MxZi03ZDIwLTlmMzUtMGI2YTdjMGMyZjEx' }],
  ])('refuses an answer %s (T71)', async (_, wrong) => {
    const { caller } = await newcomer(test);
    const authenticator = createAuthenticator();
    await addPasskey(test, caller, authenticator);
    const { options, browser } = await askToSignIn(test);
    const answer = await signInWith(browser, authenticator.get(options, wrong));
    expect(answer).toMatchObject({ status: 401, code: 'passkey_refused' });
    expect(cookieOf(answer)).toBe('');
  });

  it('refuses a challenge twice, too late, of another browser, of another purpose, and none', async () => {
    const { caller } = await newcomer(test);
    const authenticator = createAuthenticator();
    await addPasskey(test, caller, authenticator);
    const refused = async (browser: Caller, options: unknown) =>
      expect((await signInWith(browser, authenticator.get(options))).code).toBe('passkey_refused');

    const twice = await askToSignIn(test);
    const answer = authenticator.get(twice.options);
    const both = await Promise.all([signInWith(twice.browser, answer), signInWith(twice.browser, answer)]);
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '401']);
    await refused(twice.browser, twice.options);

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 301_000 });
    const late = await askToSignIn(test);
    vi.useRealTimers();
    await refused(late.browser, late.options);

    const [mine, other] = [await askToSignIn(test), await askToSignIn(test)];
    await refused(other.browser, mine.options);
    await refused(test.anyone, mine.options);

    const adding = await askToAdd(test, caller);
    await refused(adding.browser, { ...adding.options, rpId: 'localhost' });
  });

  it('writes nothing by asking, a hundred times over', async () => {
    const { caller } = await newcomer(test);
    const before = await databaseHash(test.database);
    for (let asked = 0; asked < 50; asked += 1) await askToSignIn(test);
    for (let asked = 0; asked < 30; asked += 1) await askToAdd(test, caller);
    for (let asked = 0; asked < 20; asked += 1) await askToSignIn(test, caller);
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('refuses an answered challenge from a copy of its cookie, where the authenticator does not count', async () => {
    const { caller } = await newcomer(test);
    const authenticator = createAuthenticator();
    const adding = await askToAdd(test, caller);
    const response = authenticator.create(adding.options, { counter: 0 });
    await adding.browser.post('/profile/passkeys', { response });
    const { options, browser } = await askToSignIn(test);
    const answer = authenticator.get(options, { counter: 0 });
    expect((await signInWith(browser, answer)).status).toBe(200);
    expect((await signInWith(browser, answer)).code).toBe('passkey_refused');

    const race = await askToSignIn(test);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        signInWith(race.browser, authenticator.get(race.options, { counter: 0 })),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'passkey_refused')).toHaveLength(7);
  });

  it('refuses a cookie that was changed, or that we signed for something else', async () => {
    const { caller } = await newcomer(test);
    const authenticator = createAuthenticator();
    await addPasskey(test, caller, authenticator);
    const { options, browser } = await askToSignIn(test);
    const [name = '', value = ''] = browser.cookie.split('=', 2);
    const [, session = ''] = /session_token=([^;]+)/.exec(caller.cookie) ?? [];
    const kept = (changes: object) => {
      const [body = '', signature = ''] = decodeURIComponent(value).split('.');
      const challenge = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
      const changed = Buffer.from(JSON.stringify({ ...challenge, ...changes })).toString('base64url');
      return encodeURIComponent(`${changed}.${signature}`);
    };
    expect(kept({})).toBe(value);
    for (const cookie of [
      kept({ expiresAt: Date.now() + 3_600_000 }),
      kept({ challenge: 'bm90IHRoZSBvbmUgdGhhdCB3YXMgZ2l2ZW4' }),
      value.slice(0, -6),
      session,
      'garbage',
      '',
    ]) {
      const forged = callerWith(test.app, `${name}=${cookie}`);
      expect((await signInWith(forged, authenticator.get(options))).code).toBe('passkey_refused');
    }
    expect((await signInWith(browser, authenticator.get(options))).status).toBe(200);
  });

  it('is no longer possible with what was asked for before signing out', async () => {
    const { browser } = await askToSignIn(test, (await newcomer(test)).caller);
    const left = [(await browser.delete('/session')).headers['set-cookie'] ?? []].flat();
    expect(left.some((cookie) => cookie.startsWith('casedoor.passkey_attempt=; Max-Age=0'))).toBe(true);
  });

  it('forgets answered challenges once they have expired', async () => {
    const { caller } = await newcomer(test);
    await addPasskey(test, caller);
    await test.database.spentChallenge.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    await addPasskey(test, caller);
    const [left, ...others] = await test.database.spentChallenge.findMany();
    expect(others).toEqual([]);
    expect(left?.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  it('refuses a passkey that nobody has', async () => {
    const authenticator = createAuthenticator();
    authenticator.create({ rp: { id: 'localhost' }, user: { id: 'eA' } });
    const { options, browser } = await askToSignIn(test);
    expect((await signInWith(browser, authenticator.get(options))).code).toBe('passkey_refused');
  });

  it('takes an authenticator that does not count', async () => {
    const { caller } = await newcomer(test);
    const authenticator = createAuthenticator();
    const { options, browser } = await askToAdd(test, caller);
    await browser.post('/profile/passkeys', { response: authenticator.create(options, { counter: 0 }) });
    for (const counter of [0, 0]) {
      const asked = await askToSignIn(test);
      expect((await signInWith(asked.browser, authenticator.get(asked.options, { counter }))).status).toBe(
        200,
      );
    }
  });
});
