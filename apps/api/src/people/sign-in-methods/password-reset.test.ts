import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../../test/builders.ts';
import { databaseText } from '../../../test/database-hash.ts';
import { authSecret, createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  fromSomewhere,
  newAddress,
  buildOpenLink,
  passphrase,
  register,
} from '../../../test/registration-steps.ts';
import { recordStatements } from '../../../test/statements.ts';
import { openEmail, sealingKeyFrom } from '../../platform/mail/prepare-email.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const better = 'nine brass lanterns over the harbour';
const newcomer = async () => register(test, (await buildOpenLink(test)).link.token);
const ask = (email: string) => test.anyone.post('/password-resets', { email }, fromSomewhere());
const set = (token: string, password: string) =>
  test.anyone.post('/password', { token, password }, fromSomewhere());
const signIn = async (email: string, password: string) =>
  (await test.anyone.post('/session', { email, password }, fromSomewhere())).status;
const mailsTo = (recipient: string) =>
  test.database.email.findMany({ where: { recipient, message: 'password_reset' }, orderBy: { id: 'desc' } });

/** Requests a reset, runs the job, and returns the token from the mail. */
async function tokenFor(email: string): Promise<string> {
  await ask(email);
  const job = test.jobs.findLast(({ queue }) => queue === 'request-password-reset');
  await test.handlers['request-password-reset'](job?.data as { userId: string });
  const [mail] = await mailsTo(email);
  const token = /\/password#(\S+)/.exec(mail ? openEmail(mail, sealingKeyFrom(authSecret)).text : '')?.[1];
  if (!token) throw new Error('no reset link');
  return token;
}

describe('asking for a new password', () => {
  it('answers the same for every address after the same statements, and leaves the rest to a job', async () => {
    const { email } = await newcomer();
    const unknown = newAddress();
    const statements: string[][] = [];
    const answers = [];
    for (const address of [email, unknown]) {
      const { answer, sent } = await recordStatements(() => ask(address));
      answers.push(answer);
      statements.push(sent);
    }
    expect(statements[0]).toEqual(statements[1]);
    expect(statements[0]).not.toEqual([]);
    const shown = answers.map(({ status, text, headers }, number) => [
      status,
      text.replace([email, unknown][number] ?? '', 'X'),
      { ...headers, date: '', 'content-length': '' },
    ]);
    expect(shown[0]).toEqual(shown[1]);
    expect(shown[0]?.slice(0, 2)).toEqual([202, '{"email":"X"}']);
    const { id: userId } = await test.database.user.findUniqueOrThrow({ where: { emailCanonical: email } });
    // No address: what is typed here is kept nowhere.
    expect(test.jobs.slice(-2)).toEqual(
      [userId, null].map((user) => ({ queue: 'request-password-reset', data: { userId: user } })),
    );
    expect(await mailsTo(email)).toEqual([]);
  });

  it('mails the person and nobody else', async () => {
    const { email } = await newcomer();
    await tokenFor(email);
    expect(await mailsTo(email)).toHaveLength(1);
    const before = await test.database.email.count();
    await test.handlers['request-password-reset']({ userId: null });
    expect(await test.database.email.count()).toBe(before);
  });

  it('cannot be used to fill a mailbox, and does not reveal its limit', async () => {
    const email = newAddress();
    const before = test.jobs.length;
    const answers = [];
    for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await ask(email));
    expect(answers.every(({ status }) => status === 202)).toBe(true);
    expect(test.jobs.length - before).toBe(3);
  });

  it('is limited by network', async () => {
    const from = { 'x-forwarded-for': '203.0.113.77' };
    const codes: (string | null)[] = [];
    for (let attempt = 0; attempt < 21; attempt += 1)
      codes.push((await test.anyone.post('/password-resets', { email: newAddress() }, from)).code);
    expect(codes.indexOf('request_rate_limited')).toBe(20);
  });
});

describe('setting a new password', () => {
  it('works once, ends every session and keeps the token nowhere in clear', async () => {
    const { email, caller } = await newcomer();
    const token = await tokenFor(email);
    const text = await databaseText(test.database);
    expect([
      text.includes(token),
      text.includes(Buffer.from(token).toString('hex')),
      text.includes('reset-password'),
    ]).toEqual([false, false, false]);
    const answer = await set(token, better);
    expect([answer.status, answer.text]).toEqual([204, '']);
    // The browser is known from now on; there is no session.
    expect([answer.headers['set-cookie']].flat()).toEqual([expect.stringMatching(/^casedoor\.device=/)]);
    expect((await caller.get('/profile')).code).toBe('session_required');
    expect([await signIn(email, passphrase), await signIn(email, better)]).toEqual([401, 200]);
    expect((await set(token, 'twelve copper kettles in the attic')).code).toBe(
      'password_reset_token_invalid',
    );
    expect(await signIn(email, better)).toBe(200);
    expect(
      await test.database.email.count({ where: { recipient: email, message: 'credentials_changed' } }),
    ).toBe(1);
  });

  it('is not spent by a password that is refused', async () => {
    const { email } = await newcomer();
    const token = await tokenFor(email);
    for (const [password, code] of [
      ['short', 'password_too_short'],
      ['passwordpassword', 'password_too_common'],
      ['LéaMartin2026!!', 'password_contains_name'],
    ] as const) {
      expect((await set(token, password)).json()).toMatchObject({
        code: 'request_invalid',
        errors: [{ path: 'password', code }],
      });
    }
    expect((await set(token, better)).status).toBe(204);
  });

  it('is done once when the link is used twice at once', async () => {
    const { email } = await newcomer();
    const token = await tokenFor(email);
    const answers = await Promise.all(
      [better, 'twelve copper kettles in the attic'].map((password) => set(token, password)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
  });

  it('is refused an hour later', async () => {
    const { email } = await newcomer();
    const token = await tokenFor(email);
    const pending = await test.database.verification.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(pending.expiresAt.getTime() - Date.now()).toBeGreaterThan(3_500_000);
    expect(pending.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000);
    await test.database.verification.update({
      where: { id: pending.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await set(token, better)).code).toBe('password_reset_token_invalid');
    expect(await signIn(email, passphrase)).toBe(200);
  });

  it.each(['garbage', '../../session', 'a'.repeat(200)])('refuses the token %j', async (token) => {
    expect((await set(token, better)).code).toBe('password_reset_token_invalid');
  });

  it('refuses a personal link’s token', async () => {
    const { token } = await newcomer();
    expect((await set(token, better)).code).toBe('password_reset_token_invalid');
  });

  it('gives a disabled member no way back in', async () => {
    const { email, completion } = await newcomer();
    await test.database.membership.updateMany({
      where: { id: completion.membership.id },
      data: { disabledAt: new Date() },
    });
    await set(await tokenFor(email), better);
    const answer = await test.anyone.post('/session', { email, password: better }, fromSomewhere());
    expect(answer.code).toBe('session_credentials_wrong');
  });

  it('does not join an invited person by itself', async () => {
    const { organizationId } = await buildOpenLink(test);
    const invited = await buildMember(test.database, { organizationId, joinedAt: null });
    await set(await tokenFor(invited.email), better);
    const answer = await test.anyone.post(
      '/session',
      { email: invited.email, password: better },
      fromSomewhere(),
    );
    expect(answer.json()).toMatchObject({ memberships: [] });
    expect(await test.database.membership.findFirstOrThrow({ where: { id: invited.id } })).toMatchObject({
      joinedAt: null,
    });
  });
});
