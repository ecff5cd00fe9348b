import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseText } from '../../../test/database-hash.ts';
import { authSecret, callerWith, createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  askForLink,
  bearer,
  cookieOf,
  fromSomewhere,
  invite,
  newAddress,
  newestToken,
  buildOpenLink,
  passphrase,
  register,
  disavowalToken,
  startAndVerify,
  runPasswordReset,
} from '../../../test/registration-steps.ts';
import { openEmail, sealingKeyFrom } from '../../platform/mail/prepare-email.ts';
import { setupToken } from '../setup/set-up.ts';

let test: TestApp;
const log: string[] = [];
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'], logLevel: 'trace' });
  // Where the logger writes by default.
  const streams = Object.getOwnPropertySymbols(test.app.log).map(
    (symbol) => (test.app.log as unknown as Record<symbol, unknown>)[symbol],
  );
  const stream = streams.find(
    (value): value is { write: (line: string) => boolean } =>
      typeof value === 'object' && value !== null && 'write' in value && 'flushSync' in value,
  );
  if (!stream) throw new Error('the logger has no stream');
  stream.write = (line) => log.push(line) > 0;
});
afterAll(() => test.close());

it('a whole registration leaves no secret in clear, neither in the database nor in the log', async () => {
  const better = 'nine brass lanterns over the harbour';
  const { link, admin } = await buildOpenLink(test, { autoCreateCase: true });
  const registered = await register(test, link.token, undefined, startAndVerify);
  const pending = await askForLink(test, link.token);
  const administrator = await test.signInAs(admin);
  const invited = newAddress();
  await invite(test, administrator, link.id, [{ email: invited }]);
  const added = newAddress();
  await administrator.post('/users', { email: added, firstName: 'Ada', lastName: 'Added', role: 'staff' });

  await test.anyone.post('/password-resets', { email: registered.email }, fromSomewhere());
  await runPasswordReset(test, registered.email);
  const mail = await test.database.email.findFirstOrThrow({ where: { message: 'password_reset' } });
  const resetToken = /\/password#(\S+)/.exec(openEmail(mail, sealingKeyFrom(authSecret)).text)?.[1] ?? '';
  expect(
    (await test.anyone.post('/password', { token: resetToken, password: better }, fromSomewhere())).status,
  ).toBe(204);
  const signedIn = await test.anyone.post(
    '/session',
    { email: registered.email, password: better },
    fromSomewhere(),
  );
  const cookie = decodeURIComponent(cookieOf(signedIn).replace(/^[^=]+=/, ''));
  // An error is logged with its reason, which must not include the request.
  const broken = await test.anyone.post(
    '/public/registration/complete',
    { password: passphrase },
    { ...bearer(pending.token), 'idempotency-key': 'key-of-a-person' },
  );
  expect(broken.code).toBe('request_invalid');
  await test.handlers['deliver-email']([{ emailId: mail.id }]);
  // Disavowal uses a secret of the mail, read here before it is spent.
  const disavowToken = (kind: string) => disavowalToken(test, registered.email, kind);
  const disavowals = {
    welcomeDisavowal: await disavowToken('welcome'),
    signInDisavowal: await disavowToken('credentials_changed'),
  };

  const secrets = {
    passphrase,
    better,
    resetToken,
    cookie,
    authSecret,
    personalToken: registered.token,
    pendingToken: pending.token,
    invitedToken: await newestToken(test, invited),
    addedToken: await newestToken(test, added),
    setupToken: setupToken(authSecret),
    idempotencyKey: `key-${registered.token}`,
    ...disavowals,
  };
  const database = await databaseText(test.database);
  expect(database).toContain(registered.email);
  expect(log.join('')).toContain('/api/v1/public/registration/complete');
  expect(log.length).toBeGreaterThan(10);
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret.length, name).toBeGreaterThan(10);
    const forms = [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
      Buffer.from(secret).toString('hex'),
    ];
    for (const form of forms) {
      expect(database.includes(form), `${name} in the database as ${form}`).toBe(false);
      expect(log.join('').includes(form), `${name} in the log as ${form}`).toBe(false);
    }
  }
  // The log contains nothing of a session; the database stores a token that is useless without better-auth's signature.
  expect(log.join('')).not.toContain(cookie.split('.')[0]);
  // A person's address is no secret in the database, but does not belong in the log.
  expect(log.join('')).not.toContain(registered.email);
  expect((await callerWith(test.app, cookieOf(signedIn)).get('/profile')).status).toBe(200);

  for (const [what, token] of [
    ['sign-in-change', disavowals.signInDisavowal],
    ['registration', disavowals.welcomeDisavowal],
    ['password-reset', resetToken],
  ] as const) {
    expect((await test.anyone.post(`/public/disavowals/${what}`, { token }, fromSomewhere())).status).toBe(
      204,
    );
    expect((await databaseText(test.database)).includes(token), `${what} in the database`).toBe(false);
    expect(log.join('').includes(token), `${what} in the log`).toBe(false);
  }
});
