import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSignupLink } from './builders.ts';
import { authSecret, createTestApp, type Answer, type Caller, type TestApp } from './test-app.ts';
import { bearer, newAddress, buildOpenLink } from './registration-steps.ts';
import { networkKey } from '../src/platform/http/rate-limits.ts';
import { createToken } from '../src/platform/secrets/token.ts';

let test: TestApp;
let admin: Caller;
let adminUserId: string;
let organizationId: string;
let open: { id: string; token: string };
let closed: { id: string; token: string };
beforeAll(async () => {
  test = await createTestApp();
  const door = await buildOpenLink(test);
  organizationId = door.organizationId;
  adminUserId = door.admin.userId;
  admin = await test.signInAs(door.admin);
  open = { id: door.link.id, token: door.link.token ?? '' };
  const paused = await buildSignupLink(test.database, {
    organizationId,
    token: createToken('link'),
    allowSignup: false,
  });
  closed = { id: paused.id, token: paused.token ?? '' };
});
afterAll(() => test.close());

const network = () => '127.0.0.1';
const passkey = {
  response: {
    id: 'a',
    rawId: 'a',
    type: 'public-key',
    response: { clientDataJSON: 'a', authenticatorData: 'a', signature: 'a' },
    clientExtensionResults: {},
  },
};
const post = (path: string, body?: object) => test.anyone.post(path, body);
const start = (email = newAddress()) =>
  post(`/public/signup-links/${open.token}/registrations`, { email, locale: 'en' });
const ask = (email = newAddress()) =>
  post(`/public/signup-links/${closed.token}/requests`, { email, locale: 'en' });

/** A limit, how many calls it allows one caller, and a call that counts. */
type Refusing = readonly [name: string, points: number, key: () => string, call: () => Promise<Answer>];

const refusing: Refusing[] = [
  ['registration-network', 3000, network, () => test.anyone.get('/public/registration', bearer('none'))],
  [
    'registration-disavowal-network',
    60,
    network,
    () => post('/public/disavowals/registration', { token: 'none' }),
  ],
  [
    'account-disavowal-network',
    60,
    network,
    () => post('/public/disavowals/password-reset', { token: 'none' }),
  ],
  [
    'account-disavowal-network',
    60,
    network,
    () => post('/public/disavowals/sign-in-change', { token: 'none' }),
  ],
  ['ask-network', 5, network, () => ask()],
  ['ask-link', 200, () => closed.id, () => ask()],
  [
    'setup-network',
    20,
    network,
    () =>
      post('/setup', {
        token: 'none',
        organizationName: 'Durand',
        firstName: 'Ada',
        lastName: 'Admin',
        email: 'ada@example.com',
        password: 'seven quiet rivers below the orchard',
        locale: 'en',
        timeZone: 'Europe/Paris',
      }),
  ],
  [
    'change-password',
    10,
    () => adminUserId,
    () => admin.post('/profile/password', { currentPassword: 'wrong', password: 'seven quiet rivers below' }),
  ],
  [
    'address-proof-options',
    30,
    () => adminUserId,
    () => admin.post('/profile/address-change/passkey-options'),
  ],
  [
    'address-confirmations',
    30,
    () => adminUserId,
    () => admin.post('/profile/address-change/code', { code: '000000' }),
  ],
  [
    'address-disavowal-network',
    60,
    network,
    () => post('/public/disavowals/address-change', { token: 'none' }),
  ],
  ['own-passkeys', 30, () => adminUserId, () => admin.post('/profile/passkeys/options')],
  [
    'sign-in-network-address',
    10,
    () => '127.0.0.1 nobody@example.com',
    () => post('/session', { email: 'Nobody@Example.com', password: 'wrong' }),
  ],
  ['sign-in-network', 60, network, () => post('/session', { email: newAddress(), password: 'wrong' })],
  ['passkey-options-network', 300, network, () => post('/session/passkey-options')],
  ['passkey-sign-in-network', 60, network, () => post('/session/passkey', passkey)],
  ['reset-network', 20, network, () => post('/password-resets', { email: newAddress() })],
  [
    'new-password-network',
    60,
    network,
    () => post('/password', { token: 'none', password: 'seven quiet rivers below' }),
  ],
];

/** Limits that a link's settings decide, at their initial values. */
const ofSettings: readonly (readonly [...Refusing, code: string])[] = [
  [
    'start-network',
    30,
    () => networkKey(authSecret, '127.0.0.1'),
    () => start(),
    'signup_link_network_crowded',
  ],
  ['start-link', 500, () => open.id, () => start(), 'signup_link_crowded'],
];

/** Silent limits: the answer stays the same, but nothing happens. */
type Silent = readonly [...Refusing, effect: () => Promise<number>];
const silent: Silent[] = [
  [
    'mail-day',
    6,
    () => 'often@example.com',
    forAddress(start, 'often@example.com'),
    () => mailsTo('often@example.com'),
  ],
  [
    'mail-strangers-day',
    3,
    () => 'strangers@example.com',
    forAddress(start, 'strangers@example.com'),
    () => mailsTo('strangers@example.com'),
  ],
  [
    'mail-network-day',
    2,
    () => '127.0.0.1 neighbour@example.com',
    forAddress(start, 'neighbour@example.com'),
    () => mailsTo('neighbour@example.com'),
  ],
  [
    'mail-minute',
    1,
    () => `${open.id} twice@example.com {"kind":"stranger","network":"127.0.0.1"}`,
    () => start('twice@example.com'),
    () => mailsTo('twice@example.com'),
  ],
  [
    'ask-address',
    3,
    () => 'asks@example.com',
    () => ask('asks@example.com'),
    () => test.database.signupRequest.count({ where: { emailCanonical: 'asks@example.com' } }),
  ],
  [
    'ask-notice',
    1,
    () => organizationId,
    () => ask(),
    () => test.database.email.count({ where: { message: 'new_request' } }),
  ],
  [
    'visit-network',
    600,
    network,
    () => post(`/public/signup-links/${open.token}/visits`, { by: 'page' }),
    visits,
  ],
  [
    'reset-address',
    3,
    () => 'resets@example.com',
    () => post('/password-resets', { email: 'resets@example.com' }),
    () => Promise.resolve(test.jobs.filter(({ queue }) => queue === 'request-password-reset').length),
  ],
];

function forAddress(act: (email: string) => Promise<Answer>, email: string) {
  return async () => {
    // The limit of one mail per minute to an address must not interfere.
    await test.database.rateLimit.deleteMany({ where: { key: { startsWith: 'mail-minute' } } });
    return act(email);
  };
}
const mailsTo = (recipient: string) => test.database.email.count({ where: { recipient } });
async function visits(): Promise<number> {
  const [{ total }] = await test.database.$queryRaw<[{ total: number }]>`
    SELECT (SELECT coalesce(sum("count"), 0) FROM "PageLoad")::int AS "total"`;
  return total;
}

/** Leaves a caller this many calls of a limit; resets all other limits. */
async function leave(calls: number, name: string, points: number, key: string): Promise<void> {
  const hashed = createHash('sha256').update(key).digest('base64url');
  await test.database.rateLimit.deleteMany();
  await test.database.rateLimit.create({
    data: { key: `${name}:${hashed}`, points: points - calls, expire: BigInt(Date.now() + 600_000) },
  });
}

describe('a limit', () => {
  it('is in these tables, wherever it stands in the source', () => {
    const folder = join(import.meta.dirname, '../src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('generated'),
    );
    const found = files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/name: '([\w-]+)', points: (\d+)/g)].map(
        ([, name, points]) => [name, Number(points)],
      ),
    );
    const known = new Map([...refusing, ...silent].map(([name, points]) => [name, points]));
    // Refuses nobody: `/readyz` writes it, to know that it can.
    known.set('readiness', 1);
    // Solutions of a challenge: challenge.test.ts.
    known.set('challenge', 1);
    // These two: sign-in-limits.test.ts.
    known.set('sign-in-device', 10).set('sign-in-address', 50);
    // These three: change-address.test.ts.
    known.set('address-mailbox-minute', 1).set('address-mailbox-day', 2).set('address-person-day', 5);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(known));
  });

  it.each(refusing)('%s lets %i calls through, and refuses the next', async (name, points, key, call) => {
    await leave(1, name, points, key());
    expect((await call()).code).not.toBe('request_rate_limited');
    expect((await call()).code).toBe('request_rate_limited');
  });

  it.each(ofSettings)(
    '%s lets %i calls through, and refuses the next with a code of its own',
    async (name, points, key, call, code) => {
      await leave(1, name, points, key());
      expect((await call()).status).toBe(202);
      expect((await call()).code).toBe(code);
    },
  );

  it.each(silent)(
    '%s lets %i calls through, and does nothing for the next',
    async (name, points, key, call, effect) => {
      await leave(1, name, points, key());
      const before = await effect();
      const last = await call();
      expect(await effect()).toBe(before + 1);
      const next = await call();
      expect(await effect()).toBe(before + 1);
      expect([next.status, next.code]).toEqual([last.status, last.code]);
    },
  );
});

describe('calls with a personal token', () => {
  // Every waiting page polls it every few seconds.
  const uncounted = ['getWaiting'];
  const withBearer = endpoints.filter(({ access }) => access === 'registration' || access === 'waiting');

  it.each(withBearer.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s is counted by network',
    async (id, { method, path }) => {
      await leave(0, 'registration-network', 3000, network());
      const headers = bearer(createToken('registration'));
      const answer =
        method === 'GET'
          ? await test.anyone.get(path, headers)
          : await test.anyone[method === 'PATCH' ? 'patch' : 'post'](path, {}, headers);
      expect(answer.code === 'request_rate_limited').toBe(!uncounted.includes(id));
    },
  );
});
