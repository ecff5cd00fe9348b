import type { Completion, InvitationBatch, Registration } from '@casedoor/contracts';
import { openEmail, sealingKeyFrom } from '../src/platform/mail/prepare-email.ts';
import { publicUrl } from '../src/door/signup-links/present-signup-link.ts';
import type { Database } from '../src/platform/database/client.ts';
import { createToken, hashToken } from '../src/platform/secrets/token.ts';
import { buildMember, buildOrganization, buildSignupLink } from './builders.ts';
import { appOrigin, authSecret, callerWith, type Answer, type Caller, type TestApp } from './test-app.ts';

/** Short, because judging a password takes time that grows with the square of its length. */
export const passphrase = 'plum orbit felt';

/** Builds an organization with an administrator and an open link with these settings. */
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

/** Returns an address that is unique in the run. */
export function newAddress(): string {
  people += 1;
  return `visitor${people}@example.com`;
}

/** Asks for a personal link and returns the token from the mail. */
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

/** Returns the registration token of the newest mail to an address. */
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

/** Returns the six digits of a mail's text; empty where it has no code. */
export function codeIn(text: string): string {
  return /\b(\d{3})\s?(\d{3})\b/.exec(text)?.slice(1).join('') ?? '';
}

/** Returns the disavowal token of the newest mail of a kind to an address. */
export async function disavowalToken(test: TestApp, email: string, message: string): Promise<string> {
  const mail = await test.database.email.findFirstOrThrow({
    where: { recipient: email, message },
    orderBy: { id: 'desc' },
  });
  const { text } = openEmail(mail, sealingKeyFrom(authSecret));
  const token = /\/not-me\/[\w-]+\?lang=\w\w#([\w-]+)/.exec(text)?.[1];
  if (!token) throw new Error(`no disavowal link in ${text}`);
  return token;
}

/** Calls the job handler of a reset of this user's password. */
export async function runPasswordReset({ database, handlers }: TestApp, emailCanonical: string) {
  const { id } = await database.user.findUniqueOrThrow({ where: { emailCanonical } });
  await handlers['request-password-reset']({ userId: id });
}

/** Calls the job handler of an import; in tests nothing else runs the jobs. */
export async function workThroughImport({ database, handlers }: TestApp, importId: string) {
  const { organizationId } = await database.import.findFirstOrThrow({ where: { id: importId } });
  return handlers['import-rows']({ organizationId, importId });
}

/** The same for a batch. */
export async function workThroughBatch({ database, handlers }: TestApp, invitationBatchId: string) {
  const { organizationId } = await database.invitationBatch.findFirstOrThrow({
    where: { id: invitationBatchId },
  });
  return handlers['send-invitations']({ organizationId, invitationBatchId });
}

/** Mails a batch by calling its job handler; in tests nothing else runs the jobs. */
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
  await workThroughBatch(test, id);
  return (await caller.get(`/invitation-batches/${id}`)).json<InvitationBatch>();
}

/** Verifies the mailbox and saves the answers to the wizard. */
export async function prove(
  caller: Caller,
  token: string,
  answers: object = { firstName: 'Léa', lastName: 'Martin' },
): Promise<Registration> {
  await caller.post('/public/registration/verify', undefined, bearer(token));
  return (await caller.patch('/public/registration', answers, bearer(token))).json<Registration>();
}

/** Does every step before the completion. */
export async function startAndVerify(
  test: TestApp,
  linkToken: string | null,
  email?: string,
): Promise<{ email: string; token: string }> {
  const asked = await askForLink(test, linkToken, email);
  await prove(test.anyone, asked.token);
  return asked;
}

/** Inserts what `startAndVerify` leaves of the registration, without its mail: for tests of what comes after. */
export async function readyToComplete(
  { database }: TestApp,
  linkToken: string | null,
  email = newAddress(),
): Promise<{ email: string; token: string }> {
  const link = await database.signupLink.findFirstOrThrow({ where: { token: linkToken } });
  const [built] = await buildVerifiedRegistrations(database, link, [{ email }]);
  if (!built) throw new Error('nothing was inserted');
  return built;
}

interface Person {
  email?: string;
  firstName?: string;
  lastName?: string;
  /** The link that counts the registration, if it is another one. */
  signupLinkId?: string;
}

/**
 * Inserts verified registrations that lack only the completion: the rows that start, verification and answers leave,
 * without the mail. For tests of something else, this costs a fraction of the real steps.
 */
export async function buildVerifiedRegistrations(
  database: Database,
  link: { id: string; organizationId: string },
  people: Person[],
): Promise<{ email: string; token: string }[]> {
  const { organizationId } = link;
  const verifiedAt = new Date();
  const inMinutes = (minutes: number) => new Date(verifiedAt.getTime() + minutes * 60_000);
  const built = people.map((person) => ({
    token: createToken('registration'),
    person: {
      firstName: 'Léa',
      lastName: 'Martin',
      email: newAddress(),
      signupLinkId: link.id,
      ...person,
    },
  }));
  const registrations = await database.registration.createManyAndReturn({
    data: built.map(({ person }) => ({
      ...person,
      organizationId,
      state: 'verified',
      emailCanonical: person.email.toLowerCase(),
      waitingTokenHash: hashToken(createToken('waiting')),
      expiresAt: inMinutes(24 * 60),
      verifiedAt,
    })),
    select: { id: true },
  });
  await database.registrationToken.createMany({
    data: registrations.map(({ id }, index) => ({
      organizationId,
      registrationId: id,
      tokenHash: hashToken(built[index]?.token ?? ''),
      codeHash: hashToken(createToken('waiting')),
      codeExpiresAt: inMinutes(15),
      verifiedAt,
    })),
  });
  return built.map(({ person, token }) => ({ email: person.email, token }));
}

/** Completes the registration. */
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

/** Registers a new person; `ready` does the steps before the completion, or inserts what they leave. */
export async function register(
  test: TestApp,
  linkToken: string | null,
  email?: string,
  ready = readyToComplete,
): Promise<{ email: string; token: string; completion: Completion; caller: Caller }> {
  const person = await ready(test, linkToken, email);
  const answer = await complete(test.anyone, person.token);
  if (answer.status !== 201) throw new Error(`complete answered ${answer.status} ${answer.text}`);
  return { ...person, completion: answer.json<Completion>(), caller: callerWith(test.app, cookieOf(answer)) };
}

/** Returns the session cookie that an answer sets. */
export function cookieOf(answer: Answer): string {
  const cookies = [answer.headers['set-cookie'] ?? []].flat();
  return cookies
    .map((cookie) => cookie.split(';')[0])
    .filter((cookie) => !cookie?.endsWith('='))
    .join('; ');
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Another network for each call, so that rate limits by network do not affect tests of other things. */
export function fromSomewhere(): Record<string, string> {
  people += 1;
  return { 'x-forwarded-for': `10.${(people >> 16) & 255}.${(people >> 8) & 255}.${people & 255}` };
}
