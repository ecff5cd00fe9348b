import type { Completion, InvitationBatch, Registration } from '@casedoor/contracts';
import { openEmail, sealingKeyFrom } from '../src/platform/mail/prepare-email.ts';
import { publicUrl } from '../src/door/signup-links/signup-link.ts';
import { createToken } from '../src/platform/secrets/token.ts';
import { buildMember, buildOrganization, buildSignupLink } from './builders.ts';
import { appOrigin, authSecret, callerWith, type Answer, type Caller, type TestApp } from './test-app.ts';

/** Short, because the judge of passwords needs time that grows with the square of the length. */
export const passphrase = 'plum orbit felt';

/** An organization with an administrator and an open link with these settings. */
export async function buildOpenLink(test: TestApp, settings: object = {}, organization: object = {}) {
  const { id: organizationId } = await buildOrganization(test.database, organization);
  const admin = await buildMember(test.database, { organizationId, role: 'admin' });
  const link = await buildSignupLink(test.database, {
    organizationId,
    createdById: admin.id,
    token: createToken('link'),
    ...settings,
  });
  return { organizationId, admin, link, url: publicUrl(appOrigin, link.token ?? '') };
}

let people = 0;

/** A new address that nobody else in the run has. */
export function newAddress(): string {
  people += 1;
  return `visitor${people}@example.com`;
}

/** Asks for a personal link and takes the token out of the mail, as the person would. */
export async function askForLink(
  test: TestApp,
  linkToken: string | null,
  email = newAddress(),
): Promise<{ email: string; token: string }> {
  const answer = await test.anyone.post(
    `/public/signup-links/${linkToken}/registrations`,
    { email, locale: 'en' },
    fromSomewhere(),
  );
  if (answer.status !== 202) throw new Error(`start answered ${answer.status} ${answer.text}`);
  return { email, token: await newestToken(test, email) };
}

/** The registration token of the newest mail to an address. */
export async function newestToken(test: TestApp, email: string): Promise<string> {
  const mail = await test.database.email.findFirstOrThrow({
    where: {
      recipient: email,
      sealedLink: { not: null },
      message: { in: ['personal_link', 'invitation', 'added_user'] },
    },
    orderBy: { id: 'desc' },
  });
  const { text } = openEmail(mail, sealingKeyFrom(authSecret));
  const token = /\/register#([0-9a-f]+)/.exec(text)?.[1];
  if (!token) throw new Error(`no personal link in ${text}`);
  return token;
}

/** The token of "This was not me" in the newest mail of a kind to an address. */
export async function disavowalToken(test: TestApp, email: string, message: string): Promise<string> {
  const mail = await test.database.email.findFirstOrThrow({
    where: { recipient: email, message },
    orderBy: { id: 'desc' },
  });
  const { text } = openEmail(mail, sealingKeyFrom(authSecret));
  const token = /\/not-me\/[\w-]+\?lang=\w\w#([\w-]+)/.exec(text)?.[1];
  if (!token) throw new Error(`no way out in ${text}`);
  return token;
}

/** Has a batch mailed, as its job does; nobody else works on the jobs of a test. */
export async function invite(
  test: TestApp,
  caller: Caller,
  signupLinkId: string,
  recipients: object[],
  more: object = {},
): Promise<InvitationBatch> {
  const answer = await caller.post(`/signup-links/${signupLinkId}/invitations`, { recipients, ...more });
  if (answer.status !== 202) throw new Error(`inviting answered ${answer.status} ${answer.text}`);
  const { id } = answer.json<InvitationBatch>();
  await test.handlers['send-invitations']({ invitationBatchId: id });
  return (await caller.get(`/invitation-batches/${id}`)).json<InvitationBatch>();
}

/** Proves the mailbox and answers what the wizard asks. */
export async function prove(
  caller: Caller,
  token: string,
  answers: object = { firstName: 'Léa', lastName: 'Martin' },
): Promise<Registration> {
  await caller.post('/public/registration/verify', undefined, bearer(token));
  return (await caller.patch('/public/registration', answers, bearer(token))).json<Registration>();
}

/** Everything up to the last click. */
export async function readyToComplete(
  test: TestApp,
  linkToken: string | null,
  email?: string,
): Promise<{ email: string; token: string }> {
  const asked = await askForLink(test, linkToken, email);
  await prove(test.anyone, asked.token);
  return asked;
}

/** The last click. */
export function complete(
  caller: Caller,
  token: string,
  { key = `key-${token}`, ...body }: Record<string, unknown> & { key?: string } = {},
): Promise<Answer> {
  return caller.post(
    '/public/registration/complete',
    { password: passphrase, termsVersion: null, privacyVersion: null, newsletter: false, ...body },
    { ...bearer(token), 'idempotency-key': key },
  );
}

/** The whole walk of a new person. */
export async function register(
  test: TestApp,
  linkToken: string | null,
  email?: string,
): Promise<{ email: string; token: string; completion: Completion; caller: Caller }> {
  const ready = await readyToComplete(test, linkToken, email);
  const answer = await complete(test.anyone, ready.token);
  if (answer.status !== 201) throw new Error(`complete answered ${answer.status} ${answer.text}`);
  return { ...ready, completion: answer.json<Completion>(), caller: callerWith(test.app, cookieOf(answer)) };
}

/** The session cookie that an answer sets. */
export function cookieOf(answer: Answer): string {
  const cookies = [answer.headers['set-cookie'] ?? []].flat();
  return cookies
    .map((cookie) => cookie.split(';')[0])
    .filter((cookie) => !cookie?.endsWith('='))
    .join('; ');
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Another network for each call, so that limits by network stay out of tests of other things. */
export function fromSomewhere(): Record<string, string> {
  people += 1;
  return { 'x-forwarded-for': `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}` };
}
