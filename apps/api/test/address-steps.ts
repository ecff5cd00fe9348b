import { openEmail, sealingKeyFrom } from '../src/platform/mail/prepare-email.ts';
import type { createAuthenticator } from './authenticator.ts';
import { cookieOf, fromSomewhere, passphrase } from './registration-steps.ts';
import { authSecret, callerWith, type Answer, type Caller, type TestApp } from './test-app.ts';

/** Asks for a new address with the password. */
export function askForAddress(caller: Caller, email: string, password = passphrase): Promise<Answer> {
  return caller.post('/profile/address-change', { email, password }, fromSomewhere());
}

/** Asks for a new address with a passkey; `before` happens between the challenge and its answer. */
export async function askWithPasskey(
  test: TestApp,
  caller: Caller,
  {
    email,
    authenticator,
    before,
  }: {
    email: string;
    authenticator: ReturnType<typeof createAuthenticator>;
    before?: (cookie: string) => string;
  },
): Promise<Answer> {
  const asked = await caller.post('/profile/address-change/passkey-options');
  const cookie = [caller.cookie, cookieOf(asked)].join('; ');
  const passkey = authenticator.get(asked.json<{ challenge: string }>());
  return callerWith(test.app, before?.(cookie) ?? cookie).post(
    '/profile/address-change',
    { email, passkey },
    fromSomewhere(),
  );
}

/** The newest proof mailed to an address: the link's token and the code. */
export async function mailedProof(
  { database }: TestApp,
  email: string,
): Promise<{ token: string; code: string }> {
  const mail = await database.email.findFirstOrThrow({
    where: { recipient: email, message: 'address_proof' },
    orderBy: { id: 'desc' },
  });
  const { text } = openEmail(mail, sealingKeyFrom(authSecret));
  const token = /\/new-address#([0-9a-f]{40})/.exec(text)?.[1];
  const code = /^(\d{6})$/m.exec(text)?.[1];
  if (!token || !code) throw new Error(`no proof in ${text}`);
  return { token, code };
}

/** Follows the mailed link. */
export function confirmAddress(caller: Caller, token: string): Promise<Answer> {
  return caller.post('/profile/address-change/confirmation', { token });
}
