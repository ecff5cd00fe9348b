import type { Registration } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  bearer,
  complete,
  buildOpenLink,
  prove,
  startAndVerify,
  register,
} from '../../../test/registration-steps.ts';
import { createToken } from '../../platform/secrets/token.ts';
import { expireRegistrations } from './expire-registrations.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const read = (token: string) => test.anyone.get('/public/registration', bearer(token));
const verify = (token: string) => test.anyone.post('/public/registration/verify', undefined, bearer(token));
const save = (token: string, answers: object) =>
  test.anyone.patch('/public/registration', answers, bearer(token));
const withdraw = (token: string) =>
  test.anyone.post('/public/registration/withdraw', undefined, bearer(token));
const rowOf = (email: string) =>
  test.database.registration.findFirstOrThrow({ where: { email }, orderBy: { id: 'desc' } });
const calls = {
  read,
  verify,
  save: (token: string) => save(token, {}),
  complete: (token: string) => complete(test.anyone, token),
  withdraw,
};

describe('the token', () => {
  it('of another kind, changed, or dressed is as unknown as one that never was', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await askForLink(test, link.token);
    const answers: string[] = [];
    for (const wrong of [
      createToken('registration'),
      link.token ?? '',
      createToken('waiting'),
      `${token}0`,
      token.slice(1),
      `${token}.x`,
      'eyJhbGciOiJub25lIn0.e30.',
      'null',
    ]) {
      for (const [name, call] of Object.entries(calls)) {
        const answer = await call(wrong);
        expect(answer.code, `${name} ${wrong}`).toBe('registration_not_found');
        answers.push(answer.text.replace(/"requestId":"[^"]+"/, ''));
      }
    }
    expect(new Set(answers).size).toBe(1);
  });

  it.each([
    {},
    { authorization: '' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: 'Basic YTpi' },
  ])('is missing with %j', async (headers) => {
    expect((await test.anyone.get('/public/registration', headers)).code).toBe('registration_token_missing');
  });

  it('is never taken from the address or the body', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await askForLink(test, link.token);
    expect((await test.anyone.get(`/public/registration?token=${token}`)).code).toBe(
      'registration_token_missing',
    );
  });
});

describe('verifying', () => {
  it('proves the mailbox once, and a second call is harmless', async () => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await askForLink(test, link.token);
    expect((await read(token)).json()).toMatchObject({ state: 'started', account: null, membership: null });
    const first = await verify(token);
    expect([first.status, first.json()]).toMatchObject([
      200,
      { state: 'verified', account: 'none', membership: 'none', email },
    ]);
    const { verifiedAt } = await rowOf(email);
    expect(verifiedAt).toBeInstanceOf(Date);
    expect((await verify(token)).text).toBe(first.text);
    expect((await rowOf(email)).verifiedAt).toEqual(verifiedAt);
    expect((await test.anyone.get('/session')).json()).toMatchObject({ user: null });
    expect(first.headers['set-cookie']).toBeUndefined();
  });
});

describe('answers', () => {
  it('are kept on the server; one left out keeps its value', async () => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await askForLink(test, link.token);
    await verify(token);
    const all = {
      firstName: 'Léa',
      lastName: 'Martin',
      phone: '+33 6 12 34 56 78',
      timeZone: 'Europe/Paris',
      newsletter: true,
    };
    expect((await save(token, { ...all, locale: 'fr' })).json()).toMatchObject({
      answers: all,
      locale: 'fr',
    });
    expect((await save(token, { firstName: ' Le\u0301o ' })).json<Registration>().answers).toEqual({
      ...all,
      firstName: 'Léo',
    });
    expect((await save(token, { phone: null })).json<Registration>().answers).toEqual({
      ...all,
      firstName: 'Léo',
      phone: null,
    });
    expect((await save(token, {})).json<Registration>().answers).toEqual({
      ...all,
      firstName: 'Léo',
      phone: null,
    });
    expect((await read(token)).json()).toMatchObject({
      answers: { ...all, firstName: 'Léo', phone: null },
      locale: 'fr',
    });
    expect(await rowOf(email)).toMatchObject({ firstName: 'Léo', phone: null, state: 'verified' });
  });

  it.each([
    [{ email: 'other@example.com' }, 'email', 'unknown_field'],
    [{ role: 'admin' }, 'role', 'unknown_field'],
    [{ state: 'completed' }, 'state', 'unknown_field'],
    [{ signupLinkId: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' }, 'signupLinkId', 'unknown_field'],
    [{ firstName: 'http://evil.example' }, 'firstName', 'link_refused'],
    [{ firstName: 'Léa\u202E' }, 'firstName', 'characters_refused'],
    [{ firstName: 'half \uD83D' }, 'firstName', 'characters_refused'],
    [{ firstName: '' }, 'firstName', 'required'],
    [{ lastName: 'x'.repeat(101) }, 'lastName', 'too_long'],
    [{ phone: 'call me' }, 'phone', 'phone_invalid'],
    [{ timeZone: 'Mars/Base' }, 'timeZone', 'time_zone_unknown'],
    [{ firstName: { set: 'x' } }, 'firstName', 'invalid'],
  ])('%j is refused at %s: %s', async (answers, path, code) => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await startAndVerify(test, link.token);
    expect((await save(token, answers)).json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path, code }],
    });
    expect(await rowOf(email)).toMatchObject({ firstName: 'Léa', lastName: 'Martin', email });
  });
});

describe('time', () => {
  it.each([
    [-1, 'registration_expired'],
    [0, 'registration_expired'],
  ])('%d ms before now, every step is refused, with nothing housekept', async (offset, code) => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await startAndVerify(test, link.token);
    await test.database
      .$executeRaw`UPDATE "Registration" SET "expiresAt" = now() + ${offset} * interval '1 millisecond' WHERE "email" = ${email}`;
    expect((await read(token)).json()).toMatchObject({
      state: 'expired',
      account: null,
      answers: { firstName: null, phone: null },
    });
    for (const call of [verify, calls.save, calls.complete, withdraw])
      expect((await call(token)).code).toBe(code);
    expect(await rowOf(email)).toMatchObject({ state: 'verified' });
    expect(await expireRegistrations(test.database)).toBe(1);
    expect(await test.database.registration.findFirst({ where: { signupLinkId: link.id } })).toMatchObject({
      state: 'expired',
      email: '',
      emailCanonical: '',
      firstName: null,
      lastName: null,
    });
    expect((await verify(token)).code).toBe(code);
  });

  it('is still enough while a moment is left, by the database’s clock alone', async () => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await startAndVerify(test, link.token);
    await test.database
      .$executeRaw`UPDATE "Registration" SET "expiresAt" = now() + interval '10 seconds' WHERE "email" = ${email}`;
    expect((await complete(test.anyone, token)).status).toBe(201);
  });

  it('of a link ends at the moment that it names, by the database’s clock', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await startAndVerify(test, link.token);
    await test.database
      .$executeRaw`UPDATE "SignupLink" SET "expiresAt" = now() WHERE "id" = ${link.id}::uuid`;
    expect((await complete(test.anyone, token)).code).toBe('signup_link_expired');
  });
});

describe('withdrawing', () => {
  it('ends the registration, forgets the answers and leaves a trace', async () => {
    const { link, organizationId } = await buildOpenLink(test);
    const { token, email } = await startAndVerify(test, link.token);
    const { id } = await rowOf(email);
    const answer = await withdraw(token);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await test.database.registration.findFirstOrThrow({ where: { id } })).toMatchObject({
      state: 'withdrawn',
      email: '',
      emailCanonical: '',
      withdrawnAt: expect.any(Date),
      firstName: null,
      lastName: null,
      phone: null,
      newsletter: false,
    });
    expect(await test.database.auditEvent.findMany({ where: { organizationId } })).toMatchObject([
      { action: 'registration.withdrawn', actorMembershipId: null },
    ]);
    expect((await withdraw(token)).status).toBe(204);
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(1);
    for (const call of [verify, calls.save, calls.complete])
      expect((await call(token)).code).toBe('registration_withdrawn');
    expect((await read(token)).json()).toMatchObject({ state: 'withdrawn', answers: { firstName: null } });
    // The same person may come again.
    await test.database.rateLimit.deleteMany({});
    expect((await register(test, link.token, email, startAndVerify)).completion.user.email).toBe(email);
  });

  it('cannot undo a completion', async () => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await register(test, link.token, undefined, startAndVerify);
    expect((await withdraw(token)).code).toBe('registration_completed');
    expect(await rowOf(email)).toMatchObject({ state: 'completed', firstName: 'Léa' });
  });
});

describe('after the end', () => {
  it('a forwarded mail shows nothing of the person', async () => {
    const { link } = await buildOpenLink(test, { autoCreateCase: true });
    const { token } = await register(test, link.token, undefined, startAndVerify);
    const shown = (await read(token)).json<Registration>();
    expect(shown).toMatchObject({
      state: 'completed',
      account: null,
      membership: null,
      rehearsal: false,
      signedInAs: null,
      answers: { firstName: null, lastName: null, phone: null, timeZone: null, newsletter: false },
    });
    for (const call of [verify, calls.save]) expect((await call(token)).code).toBe('registration_completed');
  });

  it('a case whose title is cut is still opened', async () => {
    const { link } = await buildOpenLink(test, {
      autoCreateCase: true,
      caseTitlePattern: 'x{firstName}{lastName}{lastName}',
    });
    const { token } = await askForLink(test, link.token);
    await prove(test.anyone, token, { firstName: '😀'.repeat(50), lastName: '😀'.repeat(50) });
    expect((await complete(test.anyone, token)).json()).toMatchObject({
      case: { title: expect.stringMatching(/^x😀+$/u) },
    });
  });
});

describe('a password, judged before anything is completed', () => {
  const judge = (token: string, password: string) =>
    test.anyone.post('/public/registration/password', { password }, bearer(token));

  it.each([
    ['motdepasse1234567890', 'password_too_common'],
    ['passwordpassword1234', 'password_too_common'],
    ['fourteen chars', 'password_too_short'],
    ['x'.repeat(129), 'password_too_long'],
  ])('%s is refused beside its field, as completing would refuse it', async (password, code) => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await startAndVerify(test, link.token);
    const before = await rowOf(email);
    const answer = await judge(token, password);
    expect([answer.status, answer.json<{ errors: object[] }>().errors]).toEqual([
      400,
      [expect.objectContaining({ path: 'password', code })],
    ]);
    const completed = await complete(test.anyone, token, { password });
    expect(completed.json<{ errors: object[] }>().errors).toEqual(answer.json<{ errors: object[] }>().errors);
    expect(await rowOf(email)).toEqual(before);
  });

  it('a good one is accepted, and nothing of it is kept', async () => {
    const { link } = await buildOpenLink(test);
    const { token, email } = await startAndVerify(test, link.token);
    const before = await rowOf(email);
    expect((await judge(token, 'seven quiet rivers below the orchard')).status).toBe(204);
    expect(await rowOf(email)).toEqual(before);
  });

  it('needs a registration that is under way', async () => {
    expect((await judge(createToken('registration'), 'seven quiet rivers below')).code).toBe(
      'registration_not_found',
    );
    const { link } = await buildOpenLink(test);
    const { token } = await register(test, link.token, undefined, startAndVerify);
    expect((await judge(token, 'seven quiet rivers below')).code).toBe('registration_completed');
  });
});
