import type { Completion, Session } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember, buildOrganization, buildSignupLink } from '../../../test/builders.ts';
import { cheapPasswordGate } from '../../../test/cheap-passwords.ts';
import { secondInstance } from '../../../test/second-instance.ts';
import { recordStatements } from '../../../test/statements.ts';
import { createToken } from '../../platform/secrets/token.ts';
import { callerWith, createTestApp, type Answer, type Caller, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  complete,
  cookieOf,
  fromSomewhere,
  prove,
  buildOpenLink,
  passphrase,
  register,
} from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const signIn = (email: unknown, password: unknown, caller: Caller = test.anyone) =>
  caller.post('/session', { email, password }, fromSomewhere());
const browser = (answer: Answer) => callerWith(test.app, cookieOf(answer));
const whoIs = async (caller: Caller) => (await caller.get('/session')).json<Session>().user?.email ?? null;
const newcomer = async () => register(test, (await buildOpenLink(test)).link.token);

describe('signing in', () => {
  it('answers who it is and keeps the browser signed in', async () => {
    const { email, completion } = await newcomer();
    const answer = await signIn(`  ${email.toUpperCase()} `, passphrase);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      user: { email, firstName: 'Léa' },
      memberships: [{ id: completion.membership.id, role: 'client' }],
      activeMembershipId: completion.membership.id,
      setupNeeded: false,
      mailbox: true,
    });
    expect(await whoIs(browser(answer))).toBe(email);
    const [session] = await test.database.session.findMany({
      where: { user: { emailCanonical: email } },
      orderBy: { id: 'desc' },
      take: 1,
    });
    expect(session?.ipAddress).toMatch(/^10\./);
  });

  it('says the same to a wrong password, an unknown address and an account without a password', async () => {
    const { email } = await newcomer();
    const { id: organizationId } = await buildOrganization(test.database);
    const invited = await buildMember(test.database, { organizationId });
    const answers = [
      await signIn(email, 'another long password'),
      await signIn('nobody@example.com', passphrase),
      await signIn(invited.email, passphrase),
      await signIn('lea@localhost', passphrase),
      await signIn(email, `${passphrase} `),
      await signIn(email, passphrase.toUpperCase()),
    ];
    const shown = answers.map(({ status, headers, text }) => ({
      status,
      headers: { ...headers, date: null },
      text: text.replace(/"requestId":"[^"]+"/, ''),
    }));
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(shown[0]).toMatchObject({
      status: 401,
      headers: { 'cache-control': 'no-store' },
      text: expect.stringContaining('session_credentials_wrong'),
    });
    expect(answers.map(cookieOf).join('')).toBe('');
  });

  it.each([
    ['a line break within', 'lea@example.com\r\nBcc: all@example.com'],
    ['two addresses', ['lea@example.com', 'evil@example.com']],
    ['an operator', { contains: '' }],
  ])('refuses %s in the address', async (_, email) => {
    expect((await signIn(email, passphrase)).json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path: 'email' }],
    });
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const { email } = await newcomer();
    const cookies = [(await signIn(email, passphrase)).headers['set-cookie'] ?? []].flat();
    expect(cookies).toHaveLength(2);
    // Recognizes the browser for rate limits, and opens nothing.
    expect(cookies[1]).toMatch(
      /^casedoor\.device=[\w-]{22}\.[\w-]{22}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(cookies[0]).toMatch(
      /^casedoor\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('with https, sets one that never travels in clear', async () => {
    const secure = await createTestApp({ appOrigin: 'https://door.example' });
    const { organizationId } = await buildOpenLink(secure);
    const member = await buildMember(secure.database, { organizationId });
    expect((await secure.signInAs(member)).cookie).toMatch(/^__Host-casedoor\.session_token=/);
    const answer = await secure.app.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { origin: 'https://door.example', cookie: (await secure.signInAs(member)).cookie },
    });
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    expect(cookies.some((cookie) => cookie.startsWith('__Host-casedoor.session_token=;'))).toBe(true);
    for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    await secure.close();
  });

  it('refuses a network that tries many addresses', async () => {
    const from = { 'x-forwarded-for': '2001:db8:7:7::1' };
    const neighbour = { 'x-forwarded-for': '2001:db8:7:7:ffff::2' };
    const codes: (string | null)[] = [];
    for (let attempt = 0; attempt < 61; attempt += 1)
      codes.push(
        (
          await test.anyone.post(
            '/session',
            { email: `spray${attempt}@example.com`, password: 'x' },
            attempt % 2 ? from : neighbour,
          )
        ).code,
      );
    expect(codes.indexOf('request_rate_limited')).toBe(60);
  });
});

describe('the end of a session', () => {
  it('follows from signing out, on the server too', async () => {
    const { email, caller } = await newcomer();
    expect(await whoIs(caller)).toBe(email);
    const out = await caller.delete('/session');
    expect([out.status, out.text, cookieOf(out)]).toEqual([204, '', '']);
    expect(await whoIs(caller)).toBeNull();
    expect((await caller.get('/profile')).code).toBe('session_required');
    expect((await caller.delete('/session')).status).toBe(204);
    expect((await test.anyone.delete('/session')).status).toBe(204);
  });

  it('follows when another person, or the same, signs in with the same browser', async () => {
    const first = await newcomer();
    const second = await newcomer();
    const next = browser(await signIn(second.email, passphrase, first.caller));
    expect([await whoIs(first.caller), await whoIs(next)]).toEqual([null, second.email]);
    const again = browser(await signIn(second.email, passphrase, next));
    expect([await whoIs(next), await whoIs(again)]).toEqual([null, second.email]);
    // A failed attempt ends nothing.
    await signIn(first.email, 'wrong wrong wrong', again);
    expect(await whoIs(again)).toBe(second.email);
  });

  it('follows from the passing of time', async () => {
    const { email, caller } = await newcomer();
    await test.database.session.updateMany({
      where: { user: { emailCanonical: email } },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await whoIs(caller)).toBeNull();
    const sessions = { where: { user: { emailCanonical: email } } };
    expect(await test.database.session.count(sessions)).toBe(1);
    await test.handlers['expire-registrations']({});
    expect(await test.database.session.count(sessions)).toBe(0);
  });

  it.each([
    ['a changed signature', (cookie: string) => `${cookie.slice(0, -6)}AAAA%3D`],
    ['no signature', (cookie: string) => cookie.split('.').slice(0, -1).join('.')],
    ['garbage', () => 'casedoor.session_token=%E0%A4%A'],
    ['nothing', () => 'casedoor.session_token='],
    ['another name', (cookie: string) => cookie.replace('casedoor.', '__Host-casedoor.')],
    ['another token', (cookie: string) => cookie.replace(/=[^.]{8}/, '=AAAAAAAA')],
  ])('is what a cookie with %s has', async (_, change) => {
    const { caller } = await newcomer();
    const session = caller.cookie.replace(/; casedoor\.device.*/, '');
    expect(await whoIs(callerWith(test.app, session))).not.toBeNull();
    expect(await whoIs(callerWith(test.app, change(session)))).toBeNull();
  });

  it('follows from losing the only membership, not from losing one of two', async () => {
    const one = await buildOpenLink(test);
    const other = await buildOpenLink(test);
    const onlyHere = await buildMember(test.database, { organizationId: one.organizationId });
    const inBoth = await buildMember(test.database, { organizationId: one.organizationId });
    const elsewhere = await test.database.membership.create({
      data: {
        organizationId: other.organizationId,
        userId: inBoth.userId,
        role: 'client',
        joinedAt: new Date(),
      },
    });
    const [gone, here, there] = [
      await test.signInAs(onlyHere),
      await test.signInAs(inBoth),
      await test.signInAs(elsewhere),
    ];
    const admin = await test.signInAs(one.admin);
    for (const { id } of [onlyHere, inBoth])
      expect((await admin.patch(`/users/${id}`, { disabled: true })).status).toBe(200);
    expect([await whoIs(gone), await whoIs(here), await whoIs(there)]).toEqual([null, null, inBoth.email]);
    expect((await there.get('/session')).json()).toMatchObject({
      memberships: [{ id: elsewhere.id }],
      activeMembershipId: elsewhere.id,
    });
  });
});

describe('a person whom every organization has disabled', () => {
  /** A person with a password, in an organization whose administrator disables them. */
  async function disabledPerson() {
    const { admin, link, organizationId } = await buildOpenLink(test);
    const person = await register(test, link.token);
    const administrator = await test.signInAs(admin);
    const switchTo = async (disabled: boolean) => {
      const answer = await administrator.patch(`/users/${person.completion.membership.id}`, { disabled });
      expect(answer.status).toBe(200);
    };
    await switchTo(true);
    return { ...person, switchTo, organizationId };
  }

  it('is refused as with a wrong password, and signs in again once enabled', async () => {
    const { email, switchTo } = await disabledPerson();
    const answer = await signIn(email, passphrase);
    expect([answer.status, answer.code, answer.headers['set-cookie']]).toEqual([
      401,
      'session_credentials_wrong',
      undefined,
    ]);
    expect(await test.database.session.count({ where: { user: { emailCanonical: email } } })).toBe(0);
    await switchTo(false);
    expect((await signIn(email, passphrase)).status).toBe(200);
  });

  it('has no session that was started meanwhile, not even after being enabled', async () => {
    const { caller, completion, switchTo, email } = await disabledPerson();
    expect(await whoIs(caller)).toBeNull();
    // As if it had been started at the moment of the disabling.
    const late = await test.signInAs({ id: completion.membership.id, userId: completion.user.id });
    expect((await late.get('/session')).json()).toMatchObject({ user: null });
    expect((await late.get('/profile')).code).toBe('session_required');
    await switchTo(false);
    expect(await whoIs(late)).toBeNull();
    expect((await signIn(email, passphrase)).status).toBe(200);
  });

  it('may sign in to join another organization, and not to join the same one', async () => {
    const { email, completion, organizationId } = await disabledPerson();
    const again = await buildSignupLink(test.database, {
      organizationId,
      token: createToken('link'),
      createdById: (await buildMember(test.database, { organizationId, role: 'admin' })).id,
    });
    await prove(test.anyone, (await askForLink(test, again.token, email)).token);
    expect((await signIn(email, passphrase)).status).toBe(401);

    const other = await buildOpenLink(test);
    const { token } = await askForLink(test, other.link.token, email);
    expect((await signIn(email, passphrase)).status).toBe(401);
    await prove(test.anyone, token);
    const signedIn = await signIn(email, passphrase);
    expect(signedIn.status).toBe(200);
    const joined = await complete(browser(signedIn), token, { password: undefined });
    expect([joined.status, joined.json<Completion>().user.id]).toEqual([201, completion.user.id]);
  });
});

it('signing in sends the same statements and verifies one hash for every reason to refuse', async () => {
  const verified: (string | null)[] = [];
  const gate = cheapPasswordGate();
  const counting = await secondInstance(test, {
    trustProxy: ['127.0.0.1'],
    passwordGate: {
      ...gate,
      verify: (hash, password) => {
        verified.push(hash);
        return gate.verify(hash, password);
      },
    },
  });
  const { email } = await newcomer();
  const { id: organizationId } = await buildOrganization(test.database);
  const invited = await buildMember(test.database, { organizationId });
  const left = await newcomer();
  await test.database.membership.updateMany({
    where: { userId: left.completion.user.id },
    data: { disabledAt: new Date() },
  });
  const tries: [string, string][] = [
    ['nobody@example.com', passphrase],
    [email, 'another long password'],
    [invited.email, passphrase],
    [left.email, passphrase],
    [left.email, 'another long password'],
    ['lea@localhost', passphrase],
  ];
  // The first one prepares what is prepared once.
  await signIn('somebody@example.com', passphrase, counting.anyone);
  verified.length = 0;
  const all: string[][] = [];
  for (const [address, password] of tries) {
    const { answer, sent } = await recordStatements(() => signIn(address, password, counting.anyone));
    expect(answer.code).toBe('session_credentials_wrong');
    all.push(sent);
  }
  expect(all[0]).not.toEqual([]);
  expect(all).toEqual(tries.map(() => all[0]));
  expect(verified.map((hash) => hash !== null)).toEqual([false, true, false, false, false, false]);
  await counting.close();
});

describe('the organization that a session acts in', () => {
  it('is chosen among the person’s own', async () => {
    const one = await buildOpenLink(test);
    const other = await buildOpenLink(test);
    const member = await buildMember(test.database, { organizationId: one.organizationId, role: 'admin' });
    const second = await test.database.membership.create({
      data: {
        organizationId: other.organizationId,
        userId: member.userId,
        role: 'client',
        joinedAt: new Date(),
      },
    });
    const caller = await test.signInAs(member);
    expect((await caller.get('/signup-links')).status).toBe(200);
    expect((await caller.patch('/session', { activeMembershipId: second.id })).json()).toMatchObject({
      activeMembershipId: second.id,
    });
    expect((await caller.get('/signup-links')).code).toBe('membership_role_insufficient');
    for (const id of [other.admin.id, '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11']) {
      expect((await caller.patch('/session', { activeMembershipId: id })).code).toBe('membership_required');
    }
    expect((await test.anyone.patch('/session', { activeMembershipId: second.id })).code).toBe(
      'session_required',
    );
  });
});
