import type { Session } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../../test/authenticator.ts';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { databaseHash } from '../../../test/database-hash.ts';
import { addPasskey, askToAdd, newcomer } from '../../../test/passkeys.ts';
import { appOrigin, authSecret, createTestApp, type TestApp } from '../../../test/test-app.ts';
import { rounds } from '../../../test/test-size.ts';
import {
  bearer,
  fromSomewhere,
  passphrase,
  disavowalToken,
  runPasswordReset,
} from '../../../test/registration-steps.ts';
import { createDisavowalLink } from '../../platform/mail/disavowal-link.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const better = 'twelve copper kettles in the attic';
const disavow = (what: 'password-reset' | 'sign-in-change', token: unknown) =>
  test.anyone.post(`/public/disavowals/${what}`, { token }, fromSomewhere());
const signIn = async (email: string, password: string) =>
  (await test.anyone.post('/session', { email, password }, fromSomewhere())).status;
const setPassword = (token: string) =>
  test.anyone.post('/password', { token, password: better }, fromSomewhere());

/** Has a reset link mailed and returns its token, which is that of its disavowal link too. */
async function mailReset(email: string): Promise<string> {
  await runPasswordReset(test, email);
  return disavowalToken(test, email, 'password_reset');
}

/** A person to whose account a stranger adds a passkey, and the disavowal token of that mail. */
async function intruded() {
  const person = await newcomer(test);
  const authenticator = createAuthenticator();
  expect((await addPasskey(test, person.caller, authenticator)).status).toBe(201);
  return { ...person, authenticator, token: await disavowalToken(test, person.email, 'credentials_changed') };
}
const resetsAskedFor = (userId: string) =>
  test.jobs.filter(
    ({ queue, data }) => queue === 'request-password-reset' && 'userId' in data && data.userId === userId,
  );
const waysIn = async (userId: string) => ({
  sessions: await test.database.session.count({ where: { userId } }),
  passkeys: await test.database.passkey.count({ where: { userId } }),
  passwords: await test.database.account.count({ where: { userId } }),
  resets: await test.database.verification.count({ where: { value: userId } }),
});
const audited = (userId: string) =>
  test.database.auditEvent.findMany({
    where: { action: 'user.secured', actor: { userId } },
    select: { organizationId: true, actorMembershipId: true, subjectId: true, details: true },
  });

describe('“This was not me” of a mail with a reset link', () => {
  it('ends that link and nothing else, with the same answer however often', async () => {
    const { email, userId, caller } = await newcomer(test);
    const [first, second] = [await mailReset(email), await mailReset(email)];
    const before = await waysIn(userId);
    const answers = [await disavow('password-reset', first), await disavow('password-reset', first)];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [204, ''],
      [204, ''],
    ]);
    expect(await waysIn(userId)).toEqual({ ...before, resets: before.resets - 1 });
    expect((await setPassword(first)).code).toBe('password_reset_token_invalid');
    expect([(await caller.get('/profile')).status, await signIn(email, passphrase)]).toEqual([200, 200]);
    expect((await setPassword(second)).status).toBe(204);
  });

  it('answers the same where there was nothing to end', async () => {
    const { email, caller } = await newcomer(test);
    const answers = [await disavow('password-reset', await mailReset(email))];
    await addPasskey(test, caller);
    const before = await databaseHash(test.database);
    const other = await disavowalToken(test, email, 'credentials_changed');
    for (const token of ['garbage', other, await disavowalToken(test, email, 'welcome')])
      answers.push(await disavow('password-reset', token));
    const [shown, ...others] = answers.map(({ status, text, headers }) => [
      status,
      text,
      { ...headers, date: '' },
    ]);
    for (const each of others) expect(each).toEqual(shown);
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('and the link itself, used at once, do not both succeed', async () => {
    const { email } = await newcomer(test);
    const token = await mailReset(email);
    const [ended, set] = await Promise.all([disavow('password-reset', token), setPassword(token)]);
    expect(ended.status).toBe(204);
    expect([204, 410]).toContain(set.status);
    expect(await signIn(email, better)).toBe(set.status === 204 ? 200 : 401);
  });
});

describe('“This was not me” of a mail about a changed way to sign in', () => {
  it('removes every sign-in method, mails a reset link and notifies each organization', async () => {
    const { email, userId, caller, token } = await intruded();
    await mailReset(email);
    const { id: organizationId } = await buildOrganization(test.database);
    await test.database.membership.create({
      data: { organizationId, userId, role: 'client', joinedAt: new Date() },
    });
    const answer = await disavow('sign-in-change', token);
    expect([answer.status, answer.text, answer.headers['set-cookie']]).toEqual([204, '', undefined]);

    expect(await waysIn(userId)).toEqual({ sessions: 0, passkeys: 0, passwords: 0, resets: 0 });
    expect((await caller.get('/session')).json<Session>().user).toBeNull();
    expect(await signIn(email, passphrase)).toBe(401);
    expect(resetsAskedFor(userId)).toHaveLength(1);
    const events = await audited(userId);
    expect(events).toHaveLength(2);
    expect(events.map((event) => event.organizationId)).toContain(organizationId);
    for (const { actorMembershipId, subjectId, details } of events) {
      expect(actorMembershipId).toBe(subjectId);
      expect(details).toEqual({});
    }

    expect((await setPassword(await mailReset(email))).status).toBe(204);
    expect(await signIn(email, better)).toBe(200);
  });

  it('leaves everybody else alone', async () => {
    const [mine, other] = [await intruded(), await intruded()];
    const before = await waysIn(other.userId);
    await disavow('sign-in-change', mine.token);
    expect(await waysIn(other.userId)).toEqual(before);
    expect((await other.caller.get('/profile')).status).toBe(200);
  });

  it('works once, for all earlier mails, and not for later ones', async () => {
    const { email, caller, token, userId } = await intruded();
    await addPasskey(test, caller);
    const another = await disavowalToken(test, email, 'credentials_changed');
    const answers = await Promise.all([disavow('sign-in-change', token), disavow('sign-in-change', another)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 410]);
    await setPassword(await mailReset(email));
    for (const spent of [token, another])
      expect((await disavow('sign-in-change', spent)).code).toBe('disavowal_token_invalid');
    expect(await signIn(email, better)).toBe(200);
    expect([resetsAskedFor(userId).length, (await audited(userId)).length]).toEqual([1, 1]);

    const fresh = await disavowalToken(test, email, 'credentials_changed');
    expect((await disavow('sign-in-change', fresh)).status).toBe(204);
    expect(await signIn(email, better)).toBe(401);
  });

  it('is refused after seven days, changing nothing', async () => {
    const { userId } = await intruded();
    const made = (secondsFromNow: number) => {
      const endsAt = String(Math.round(Date.now() / 1000) + secondsFromNow);
      const url = createDisavowalLink('sign-in', authSecret, {
        facts: [userId, '0', endsAt],
        appOrigin,
        locale: 'en',
      });
      return new URL(url).hash.slice(1);
    };
    const before = await databaseHash(test.database);
    expect((await disavow('sign-in-change', made(-60))).code).toBe('disavowal_token_invalid');
    expect(await databaseHash(test.database)).toBe(before);
    expect((await disavow('sign-in-change', made(60))).status).toBe(204);
  });

  it('says in its token when it ends', async () => {
    const { token } = await intruded();
    const [, , endsAt] = Buffer.from(token, 'base64url').subarray(32).toString().split(':');
    expect(Math.abs(Number(endsAt) - Date.now() / 1000 - 7 * 86_400)).toBeLessThan(3600);
  });

  it('is refused to every token of another kind', async () => {
    const { email, token: own } = await intruded();
    const touched = `${own.startsWith('A') ? 'B' : 'A'}${own.slice(1)}`;
    const welcome = await disavowalToken(test, email, 'welcome');
    const reset = await mailReset(email);
    const before = await databaseHash(test.database);
    for (const token of ['garbage', touched, welcome, reset])
      expect((await disavow('sign-in-change', token)).code).toBe('disavowal_token_invalid');
    for (const token of ['', 7, null, [own], 'x'.repeat(201)])
      expect((await disavow('sign-in-change', token)).code).toBe('request_invalid');
    expect(await databaseHash(test.database)).toBe(before);
    // The token is valid for nothing else either.
    expect((await setPassword(own)).code).toBe('password_reset_token_invalid');
    expect((await test.anyone.get('/public/registration', bearer(own))).code).toBe('registration_not_found');
  });

  it('shuts out who is changing the account at that moment', async () => {
    const { caller, userId, token } = await intruded();
    const { options, browser } = await askToAdd(test, caller);
    const changes = [
      () => caller.post('/profile/password', { currentPassword: passphrase, password: better }),
      () => browser.post('/profile/passkeys', { response: createAuthenticator().create(options) }),
    ];
    const [secured, ...answers] = await Promise.all([
      new Promise((resolve) => setTimeout(resolve, 15)).then(() => disavow('sign-in-change', token)),
      ...changes.map((change) => change()),
    ]);
    expect(secured.status).toBe(204);
    for (const { status } of answers) expect(status).toBeLessThan(500);
    expect(await waysIn(userId)).toMatchObject({ sessions: 0, passkeys: 0, passwords: 0 });
  });
});

it('shuts out who is signing in at that moment', async () => {
  let checked = (): Promise<unknown> => Promise.resolve();
  const slow: TestApp = await createTestApp({
    trustProxy: ['127.0.0.1'],
    passwordGate: {
      refuseIfFull: () => undefined,
      hash: (password) => Promise.resolve(password),
      verify: async (hash, password) => {
        await checked();
        return hash === password;
      },
    },
  });
  const { email, caller, userId } = await newcomer(slow);
  await addPasskey(slow, caller);
  const token = await disavowalToken(slow, email, 'credentials_changed');
  checked = async () => {
    const answer = await slow.anyone.post('/public/disavowals/sign-in-change', { token }, fromSomewhere());
    expect(answer.status).toBe(204);
  };
  const answer = await slow.anyone.post('/session', { email, password: passphrase }, fromSomewhere());
  expect([answer.code, answer.headers['set-cookie']]).toEqual(['session_credentials_wrong', undefined]);
  expect(await slow.database.session.count({ where: { userId } })).toBe(0);
  await slow.close();
});

describe('a scanner', () => {
  it('that asks again and again for every address of a mail changes nothing', async () => {
    const { email, token } = await intruded();
    const reset = await mailReset(email);
    const before = await databaseHash(test.database);
    for (let round = 0; round < rounds(4, 100); round += 1) {
      for (const [what, secret] of [
        ['password-reset', reset],
        ['sign-in-change', token],
      ] as const) {
        for (const url of [`/api/v1/public/disavowals/${what}?token=${secret}`, `/not-me/${what}?lang=en`]) {
          for (const method of ['GET', 'HEAD'] as const)
            expect((await test.app.inject({ method, url, headers: bearer(secret) })).statusCode).toBe(404);
        }
      }
    }
    expect(await databaseHash(test.database)).toBe(before);
  });
});

it('is no business of another site, is JSON only, and is limited by network', async () => {
  const { token, userId } = await intruded();
  const call = (headers: Record<string, string>, payload: string) =>
    test.app.inject({
      method: 'POST',
      url: '/api/v1/public/disavowals/sign-in-change',
      headers: { 'content-type': 'application/json', ...fromSomewhere(), ...headers },
      payload,
    });
  const body = JSON.stringify({ token });
  expect((await call({ origin: 'https://evil.example' }, body)).statusCode).toBe(403);
  expect((await call({ 'sec-fetch-site': 'cross-site' }, body)).statusCode).toBe(403);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await call(form, `token=${token}`)).statusCode).toBe(415);
  expect(await waysIn(userId)).toMatchObject({ passkeys: 1, passwords: 1 });

  const from = { 'x-forwarded-for': '203.0.113.78' };
  const codes: (string | null)[] = [];
  for (let attempt = 0; attempt < 61; attempt += 1)
    codes.push((await test.anyone.post('/public/disavowals/sign-in-change', { token: 'x' }, from)).code);
  expect(codes.indexOf('request_rate_limited')).toBe(60);
});

it('notifies no organization that the person has left', async () => {
  const { userId, token } = await intruded();
  const { id: organizationId } = await buildOrganization(test.database);
  await test.database.membership.create({
    data: { organizationId, userId, role: 'client', joinedAt: new Date(), disabledAt: new Date() },
  });
  await buildMember(test.database, { organizationId, role: 'admin' });
  await disavow('sign-in-change', token);
  expect((await audited(userId)).map((event) => event.organizationId)).not.toContain(organizationId);
  expect(resetsAskedFor(userId)).toHaveLength(1);
});
