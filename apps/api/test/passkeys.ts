import { createAuthenticator } from './authenticator.ts';
import { callerWith, type Answer, type Caller, type TestApp } from './test-app.ts';
import { cookieOf, fromSomewhere, buildOpenLink, register } from './registration-steps.ts';

/** A signed-in person with a password. */
export async function newcomer(test: TestApp) {
  const { email, caller, completion } = await register(test, (await buildOpenLink(test)).link.token);
  return { email, caller, userId: completion.user.id };
}

/** The same browser with the cookies that an answer set. */
function withCookies(test: TestApp, caller: Caller, answer: Answer): Caller {
  return callerWith(test.app, [caller.cookie, cookieOf(answer)].filter(Boolean).join('; '));
}

/** Requests the options to add a passkey, signed in. */
export async function askToAdd(test: TestApp, caller: Caller) {
  const asked = await caller.post('/profile/passkeys/options');
  const options = asked.json<{ challenge: string; user: { id: string } }>();
  return { options, browser: withCookies(test, caller, asked) };
}

/** Adds a passkey to the caller's account. */
export async function addPasskey(
  test: TestApp,
  caller: Caller,
  authenticator = createAuthenticator(),
  name?: string,
): Promise<Answer> {
  const { options, browser } = await askToAdd(test, caller);
  return browser.post('/profile/passkeys', {
    response: authenticator.create(options),
    ...(name ? { name } : {}),
  });
}

/** Requests the options to sign in with a passkey. */
export async function askToSignIn(test: TestApp, caller = test.anyone) {
  const asked = await caller.post('/session/passkey-options', undefined, fromSomewhere());
  return { asked, options: asked.json<{ challenge: string }>(), browser: withCookies(test, caller, asked) };
}

/** Signs in with an authenticator's answer. */
export function signInWith(browser: Caller, response: unknown): Promise<Answer> {
  return browser.post('/session/passkey', { response }, fromSomewhere());
}
