import type { Session, SignupLink } from '@casedoor/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseHash } from '../../../test/database-hash.ts';
import { authSecret, callerWith, createTestApp, type TestApp } from '../../../test/test-app.ts';
import { cookieOf, passphrase } from '../../../test/registration-steps.ts';
import { createToken } from '../../platform/secrets/token.ts';
import { setupToken } from './set-up.ts';

let test: TestApp;
beforeEach(async () => {
  test = await createTestApp();
});
afterEach(() => test.close());

const first = {
  token: setupToken(authSecret),
  organizationName: 'Cabinet Durand',
  firstName: 'Ada',
  lastName: 'Durand',
  email: 'Ada@Durand.example',
  password: passphrase,
  locale: 'fr',
  timeZone: 'Europe/Paris',
};
const setUp = (changes: object = {}) => test.anyone.post('/setup', { ...first, ...changes });
const setupNeeded = async () => (await test.anyone.get('/session')).json<Session>().setupNeeded;

describe('POST /setup', () => {
  it('creates the organization, its default link and its administrator, signed in, once', async () => {
    expect(await setupNeeded()).toBe(true);
    const answer = await setUp();
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({
      user: { email: first.email, firstName: 'Ada', locale: 'fr' },
      memberships: [{ organization: { name: 'Cabinet Durand', slug: 'cabinet-durand' }, role: 'admin' }],
      setupNeeded: false,
    });
    const caller = callerWith(test.app, cookieOf(answer));
    expect((await caller.get('/signup-links/default')).json<SignupLink>()).toMatchObject({
      title: 'Lien d’inscription',
      isDefault: true,
      allowSignup: false,
      url: null,
      createdBy: null,
    });
    expect((await caller.get('/organization')).json()).toMatchObject({
      locale: 'fr',
      timeZone: 'Europe/Paris',
    });
    const user = await test.database.user.findUniqueOrThrow({
      where: { emailCanonical: 'ada@durand.example' },
      include: { accounts: true, memberships: true },
    });
    expect(user).toMatchObject({
      activatedAt: expect.any(Date),
      accounts: [{ password: expect.stringMatching(/^\$argon2id\$/) }],
      memberships: [{ role: 'admin', joinedAt: expect.any(Date) }],
    });
    expect((await test.database.auditEvent.findMany()).map(({ action }) => action).sort()).toEqual([
      'organization.created',
      'signup_link.created',
    ]);
    expect((await test.anyone.post('/session', { email: first.email, password: passphrase })).status).toBe(
      200,
    );

    expect(await setupNeeded()).toBe(false);
    const before = await databaseHash(test.database);
    expect((await setUp({ organizationName: 'Evil', email: 'evil@example.com' })).code).toBe(
      'setup_not_available',
    );
    expect(await databaseHash(test.database)).toBe(before);
  });

  it.each([
    ['an empty one', ' '],
    ['a guess', 'x'.repeat(43)],
    ['another secret’s', setupToken('another secret of thirty-two bytes')],
    ['a link’s', createToken('link')],
    ['one character off', setupToken(authSecret).replace(/.$/, '_')],
    ['one of two bytes a character', 'é'.repeat(43)],
  ])('refuses %s as token', async (_, token) => {
    const before = await databaseHash(test.database);
    expect((await setUp({ token })).code).toBe('setup_not_available');
    expect([await databaseHash(test.database), await setupNeeded()]).toEqual([before, true]);
  });

  it.each([
    [{ password: 'short' }, 'password', 'password_too_short'],
    [{ password: 'passwordpassword' }, 'password', 'password_too_common'],
    [{ password: 'CabinetDurand2026' }, 'password', 'password_contains_name'],
    [{ email: 'ada@localhost' }, 'email', 'email_invalid'],
    [{ organizationName: '' }, 'organizationName', 'required'],
    [{ timeZone: 'Mars/Base' }, 'timeZone', 'time_zone_unknown'],
    [{ role: 'admin' }, 'role', 'unknown_field'],
  ])('refuses %j next to its field and does not spend the link', async (changes, path, code) => {
    expect((await setUp(changes)).json()).toMatchObject({
      code: 'request_invalid',
      errors: [{ path, code }],
    });
    expect(await setupNeeded()).toBe(true);
    expect((await setUp()).status).toBe(201);
  });

  it('of four at once lets one through', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        setUp({ organizationName: `Cabinet ${number}`, email: `ada${number}@example.com` }),
      ),
    );
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([
      201,
      'setup_not_available',
      'setup_not_available',
      'setup_not_available',
    ]);
    expect([
      await test.database.organization.count(),
      await test.database.user.count(),
      await test.database.signupLink.count(),
    ]).toEqual([1, 1, 1]);
  });

  it('is limited by network', async () => {
    const codes: (string | null)[] = [];
    for (let attempt = 0; attempt < 21; attempt += 1)
      codes.push((await setUp({ token: `guess ${attempt}` })).code);
    expect(codes.indexOf('request_rate_limited')).toBe(20);
  });
});
