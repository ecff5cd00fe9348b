import type { Session, SignInMethods } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthenticator, type Misbehaviour } from '../../../test/authenticator.ts';
import { addPasskey, askToAdd, askToSignIn, newcomer, signInWith } from '../../../test/passkeys.ts';
import { callerWith, createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { cookieOf, fromSomewhere, passphrase } from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const better = 'twelve copper kettles in the attic';
const methods = async (caller: Caller) =>
  (await caller.get('/profile/sign-in-methods')).json<SignInMethods>();
const whoIs = async (caller: Caller) => (await caller.get('/session')).json<Session>().user?.email ?? null;
const mails = async (recipient: string) =>
  (
    await test.database.email.findMany({
      where: { recipient, message: 'credentials_changed' },
      orderBy: { id: 'asc' },
    })
  ).map(({ subject }) => subject);

describe('own passkeys', () => {
  it('are added with a name or their maker’s, and the person is notified', async () => {
    const { email, caller } = await newcomer(test);
    expect(await methods(caller)).toMatchObject({
      hasPassword: true,
      passkeys: [],
      devices: [{ current: true }],
    });
    expect((await addPasskey(test, caller, createAuthenticator(), 'Blue key')).status).toBe(201);
    await addPasskey(test, caller, createAuthenticator({ aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd' }));
    await addPasskey(test, caller);
    expect((await methods(caller)).passkeys).toMatchObject([
      { name: 'Blue key', backedUp: false },
      { name: 'iCloud Keychain' },
      { name: '' },
    ]);
    expect(await mails(email)).toEqual(Array(3).fill('A passkey was added to your account'));
    const { options } = await askToAdd(test, caller);
    expect(options).toMatchObject({ user: { name: email }, excludeCredentials: [{}, {}, {}] });
  });

  it.each<[string, Misbehaviour]>([
    ['from another origin', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['whose owner was not checked', { userVerified: false }],
  ])('are refused %s (T71)', async (_, wrong) => {
    const { email, caller } = await newcomer(test);
    const { options, browser } = await askToAdd(test, caller);
    expect(
      (await browser.post('/profile/passkeys', { response: createAuthenticator().create(options, wrong) }))
        .code,
    ).toBe('registration_passkey_invalid');
    expect((await methods(caller)).passkeys).toEqual([]);
    expect(await mails(email)).toEqual([]);
  });

  it('are kept without asking where the browser says so, and still verify their owner at each sign-in', async () => {
    const { caller } = await newcomer(test);
    const authenticator = createAuthenticator();
    const unattended = { userVerified: false, userPresent: false };
    const add = async (more: object) => {
      const { options, browser } = await askToAdd(test, caller);
      return browser.post('/profile/passkeys', {
        response: authenticator.create(options, unattended),
        ...more,
      });
    };
    expect((await add({ automatic: false })).code).toBe('registration_passkey_invalid');
    expect((await add({ automatic: true })).status).toBe(201);

    const signIn = async (wrong: Misbehaviour) => {
      const { options, browser } = await askToSignIn(test);
      return signInWith(browser, authenticator.get(options, wrong));
    };
    expect((await signIn({ userVerified: false })).code).toBe('passkey_refused');
    expect((await signIn({ userPresent: false })).code).toBe('passkey_refused');
    expect((await signIn({})).status).toBe(200);
  });

  it('are what a device is told of the account: those that work, and its present name', async () => {
    const { email, caller } = await newcomer(test);
    const [kept, lost] = [createAuthenticator(), createAuthenticator()];
    await addPasskey(test, caller, kept);
    const { passkeys } = (await addPasskey(test, caller, lost)).json<SignInMethods>();
    const { options } = await askToAdd(test, caller);
    expect((await methods(caller)).passkeyAccount).toMatchObject({
      rpId: 'localhost',
      userHandle: options.user.id,
      name: email,
      credentialIds: [kept.id, lost.id],
    });
    await caller.patch('/profile', { firstName: 'Anaïs' });
    const removed = await caller.delete(`/profile/passkeys/${passkeys[1]?.id}`);
    expect(removed.json<SignInMethods>().passkeyAccount).toMatchObject({
      displayName: expect.stringMatching(/^Anaïs/) as string,
      credentialIds: [kept.id],
    });
  });

  it('are refused for another session’s challenge, for a spent one and for a passkey that is kept already', async () => {
    const [mine, other] = [await newcomer(test), await newcomer(test)];
    const authenticator = createAuthenticator();
    const asked = await askToAdd(test, other.caller);
    const attempt = asked.browser.cookie.split('; ').find((cookie) => cookie.includes('passkey_attempt'));
    const stolen = callerWith(test.app, `${mine.caller.cookie}; ${attempt}`);
    const response = authenticator.create(asked.options);
    expect((await stolen.post('/profile/passkeys', { response })).code).toBe('registration_passkey_invalid');
    expect((await asked.browser.post('/profile/passkeys', { response })).code).toBe(
      'registration_passkey_invalid',
    );
    expect((await addPasskey(test, other.caller, authenticator)).status).toBe(201);
    expect((await addPasskey(test, mine.caller, authenticator)).code).toBe('registration_passkey_invalid');
  });

  it('are renamed and removed by their owner alone', async () => {
    const [mine, other] = [await newcomer(test), await newcomer(test)];
    const [passkey] = (await addPasskey(test, mine.caller)).json<SignInMethods>().passkeys;
    const path = `/profile/passkeys/${passkey?.id}`;
    expect((await other.caller.patch(path, { name: 'Mine now' })).code).toBe('passkey_not_found');
    expect((await other.caller.delete(path)).code).toBe('passkey_not_found');
    expect((await mine.caller.patch(path, { name: '  ' })).code).toBe('request_invalid');
    expect((await mine.caller.patch(path, { name: 'Work laptop' })).json()).toMatchObject({
      passkeys: [{ name: 'Work laptop' }],
    });
    expect((await mine.caller.delete(path)).json()).toMatchObject({ passkeys: [] });
    expect((await mine.caller.delete(path)).code).toBe('passkey_not_found');
    expect(await mails(mine.email)).toEqual([
      'A passkey was added to your account',
      'A passkey was removed from your account',
    ]);
  });

  it('never lose the last way to sign in, also by two removals at once', async () => {
    const { caller, userId } = await newcomer(test);
    await addPasskey(test, caller);
    const { passkeys } = (await addPasskey(test, caller)).json<SignInMethods>();
    await test.database.account.deleteMany({ where: { userId } });
    const answers = await Promise.all(passkeys.map(({ id }) => caller.delete(`/profile/passkeys/${id}`)));
    expect(answers.map(({ code }) => code ?? 'removed').toSorted()).toEqual([
      'passkey_last_credential',
      'removed',
    ]);
    expect(await methods(caller)).toMatchObject({ hasPassword: false, passkeys: [{}] });
  });
});

describe('the own password', () => {
  it('changes with the current one; other devices are signed out, and the person is notified', async () => {
    const { email, caller } = await newcomer(test);
    const elsewhere = callerWith(
      test.app,
      cookieOf(await test.anyone.post('/session', { email, password: passphrase }, fromSomewhere())),
    );
    expect((await methods(caller)).devices).toHaveLength(2);
    const answer = await caller.post('/profile/password', { currentPassword: passphrase, password: better });
    expect(answer.json()).toMatchObject({ hasPassword: true, devices: [{ current: true }] });
    expect([await whoIs(caller), await whoIs(elsewhere)]).toEqual([email, null]);
    expect(
      (await test.anyone.post('/session', { email, password: passphrase }, fromSomewhere())).status,
    ).toBe(401);
    expect((await test.anyone.post('/session', { email, password: better }, fromSomewhere())).status).toBe(
      200,
    );
    expect(await mails(email)).toEqual(['Your password was changed']);
  });

  it.each([
    ['without the current one', { password: better }, { path: 'currentPassword', code: 'required' }],
    [
      'with a wrong current one',
      { currentPassword: better, password: better },
      { path: 'currentPassword', code: 'password_wrong' },
    ],
    [
      'to a short one',
      { currentPassword: passphrase, password: 'short' },
      { path: 'password', code: 'password_too_short' },
    ],
    [
      'to the own name',
      { currentPassword: passphrase, password: 'Léa Martin Léa Martin' },
      { path: 'password', code: 'password_contains_name' },
    ],
  ])('does not change %s', async (_, body, error) => {
    const { email, caller } = await newcomer(test);
    expect((await caller.post('/profile/password', body)).json()).toMatchObject({
      code: 'request_invalid',
      errors: [error],
    });
    expect(await mails(email)).toEqual([]);
  });

  it('can be set by a person who has none', async () => {
    const { email, caller, userId } = await newcomer(test);
    await addPasskey(test, caller);
    await test.database.account.deleteMany({ where: { userId } });
    expect((await caller.post('/profile/password', { password: better })).json()).toMatchObject({
      hasPassword: true,
    });
    expect((await test.anyone.post('/session', { email, password: better }, fromSomewhere())).status).toBe(
      200,
    );
    expect((await mails(email)).at(-1)).toBe('A password was set for your account');
  });

  it('is not guessed at an open browser', async () => {
    const { caller } = await newcomer(test);
    const guesses = await Promise.all(
      Array.from({ length: 11 }, () =>
        caller.post('/profile/password', { currentPassword: 'a wrong guess at it', password: better }),
      ),
    );
    expect(guesses.filter(({ code }) => code === 'request_rate_limited')).toHaveLength(1);
  });
});

describe('own devices', () => {
  it('are signed out one by one or all but this one, at once', async () => {
    const { email, caller } = await newcomer(test);
    const another = async () =>
      callerWith(
        test.app,
        cookieOf(
          await test.anyone.post(
            '/session',
            { email, password: passphrase },
            { ...fromSomewhere(), 'user-agent': 'Mozilla/5.0 (iPhone)' },
          ),
        ),
      );
    const [first, second, third] = [await another(), await another(), await another()];
    const { devices } = await methods(caller);
    expect(devices.map(({ current }) => current)).toEqual([true, false, false, false]);
    expect(devices[1]).toMatchObject({
      userAgent: 'Mozilla/5.0 (iPhone)',
      ipAddress: expect.stringMatching(/^10\./),
    });

    const oldest = devices.at(-1);
    expect(
      (await caller.delete(`/profile/devices/${oldest?.id}`)).json<SignInMethods>().devices,
    ).toHaveLength(3);
    expect([await whoIs(first), await whoIs(second)]).toEqual([null, email]);
    expect((await caller.delete(`/profile/devices/${oldest?.id}`)).code).toBe('device_not_found');
    expect((await caller.delete('/profile/devices')).json()).toMatchObject({ devices: [{ current: true }] });
    expect([await whoIs(caller), await whoIs(second), await whoIs(third)]).toEqual([email, null, null]);
  });

  it('are nobody else’s to sign out', async () => {
    const [mine, other] = [await newcomer(test), await newcomer(test)];
    const [device] = (await methods(mine.caller)).devices;
    expect((await other.caller.delete(`/profile/devices/${device?.id}`)).code).toBe('device_not_found');
    expect((await other.caller.delete('/profile/devices')).status).toBe(200);
    expect(await whoIs(mine.caller)).toBe(mine.email);
  });
});
