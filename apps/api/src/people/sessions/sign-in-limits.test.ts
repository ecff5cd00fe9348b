import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { authSecret, createTestApp, type Answer, type TestApp } from '../../../test/test-app.ts';
import {
  buildOpenLink,
  cookieOf,
  fromSomewhere,
  passphrase,
  register,
  runPasswordReset,
} from '../../../test/registration-steps.ts';
import { openEmail, sealingKeyFrom } from '../../platform/mail/prepare-email.ts';

let test: TestApp;
let email: string;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
  const { link } = await buildOpenLink(test);
  ({ email } = await register(test, link.token));
});
afterAll(() => test.close());
beforeEach(() => test.database.rateLimit.deleteMany({}));

const signIn = (password: string, headers: Record<string, string>, address = email) =>
  test.anyone.post('/session', { email: address, password }, headers);
const result = ({ status, code }: Answer) => code ?? status;
async function guess(
  times: number,
  headers: () => Record<string, string>,
  address = email,
): Promise<unknown[]> {
  const results: unknown[] = [];
  for (let time = 0; time < times; time += 1)
    results.push(result(await signIn('wrong wrong wrong', headers(), address)));
  return results;
}
const home = { 'x-forwarded-for': '198.51.100.7' };
/** The cookie of a browser on which the person has signed in. */
const knownDevice = async () => {
  const cookie = cookieOf(await signIn(passphrase, home));
  return `casedoor.device=${/casedoor\.device=([^;]+)/.exec(cookie)?.[1] ?? ''}`;
};

it('ten wrong passwords from one network stop that network, right password or not, and nobody else', async () => {
  const attacker = { 'x-forwarded-for': '203.0.113.9' };
  expect(new Set(await guess(10, () => attacker))).toEqual(new Set(['session_credentials_wrong']));
  const stopped = await signIn(passphrase, attacker);
  expect([stopped.code, Number(stopped.headers['retry-after']) > 0]).toEqual(['request_rate_limited', true]);
  expect(result(await signIn(passphrase, home))).toBe(200);
  // The same for an address that nobody has.
  await guess(10, () => attacker, 'nobody-at-all@example.com');
  expect(result(await signIn(passphrase, attacker, 'nobody-at-all@example.com'))).toBe(
    'request_rate_limited',
  );
});

it('a browser on which the person signed in before has a count of its own, also in the attacker’s network', async () => {
  const cookie = await knownDevice();
  const attacker = { 'x-forwarded-for': '203.0.113.9' };
  await guess(10, () => attacker);
  expect(result(await signIn(passphrase, { ...attacker, cookie }))).toBe(200);
  const own = await guess(11, () => ({ ...home, cookie }));
  expect([own[9], own[10]]).toEqual(['session_credentials_wrong', 'request_rate_limited']);
  expect(result(await signIn(passphrase, home))).toBe(200);
});

it.each([
  ['made up', () => `casedoor.device=${'a'.repeat(22)}.${'b'.repeat(22)}`],
  ['of another person', async () => (await knownDevice()).replace(/\.[\w-]{22}$/, `.${'c'.repeat(22)}`)],
  ['broken', () => 'casedoor.device=.'],
])('a device cookie that is %s counts as none', async (_, cookieWanted) => {
  const cookie = await cookieWanted();
  const attacker = { 'x-forwarded-for': '203.0.113.9' };
  await guess(10, () => ({ ...attacker, cookie }));
  expect(result(await signIn(passphrase, { ...attacker, cookie }))).toBe('request_rate_limited');
});

it('when many networks guess, only known browsers sign in, until the owner chooses a new password by mail', async () => {
  const cookie = await knownDevice();
  await guess(50, fromSomewhere);
  expect(result(await signIn(passphrase, fromSomewhere()))).toBe('session_address_guessed');
  expect(result(await signIn(passphrase, { ...home, cookie }))).toBe(200);
  expect(result(await signIn(passphrase, fromSomewhere(), 'nobody@example.com'))).toBe(
    'session_credentials_wrong',
  );

  await test.anyone.post('/password-resets', { email }, home);
  await runPasswordReset(test, email);
  const mail = await test.database.email.findFirstOrThrow({
    where: { recipient: email, message: 'password_reset' },
    orderBy: { id: 'desc' },
  });
  const token = /\/password#(\S+)/.exec(openEmail(mail, sealingKeyFrom(authSecret)).text)?.[1];
  const chosen = 'seven quiet rivers below';
  const reset = await test.anyone.post('/password', { token, password: chosen }, home);
  expect(result(reset)).toBe(204);
  expect(result(await signIn(chosen, fromSomewhere()))).toBe(200);
  // The mailbox was proved in this browser.
  expect(cookieOf(reset)).toContain('casedoor.device=');
});

it('a browser that is known for the address does not spend the mails of strangers', async () => {
  const { link } = await buildOpenLink(test);
  const { caller, email: own } = await register(test, link.token);
  const start = (headers: Record<string, string>) =>
    test.anyone.post(
      `/public/signup-links/${link.token}/registrations`,
      { email: own, locale: 'en' },
      headers,
    );
  for (let network = 0; network < 5; network += 1) await start(fromSomewhere());
  const mails = () =>
    test.database.email.count({
      where: { recipient: own, message: 'personal_link' },
    });
  expect(await mails()).toBe(3);
  await start({ ...home, cookie: caller.cookie });
  expect(await mails()).toBe(4);
});

it('signing out forgets the browser', async () => {
  const { caller } = await register(test, (await buildOpenLink(test)).link.token);
  expect(caller.cookie).toContain('casedoor.device=');
  const out = await caller.delete('/session');
  expect([out.headers['set-cookie']].flat()).toContain(
    'casedoor.device=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
  );
});
