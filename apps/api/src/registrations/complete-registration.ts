import type { Completion, completeRegistration as endpoint } from '@casedoor/contracts';
import { writeDate } from '@casedoor/contracts/dates';
import type { z } from 'zod';
import { newCaseReference } from '../cases/case-reference.ts';
import type { Database } from '../database/client.ts';
import { uniqueViolation } from '../database/errors.ts';
import { invalidField, Problem } from '../http/problem.ts';
import type { Outbox } from '../mail/enqueue-email.ts';
import { judgePassword, type PasswordGate } from '../sessions/password.ts';
import { refuseEmail } from '../signup-links/email-rules.ts';
import { caseTitle, refuseClosed } from '../signup-links/signup-link.ts';
import { completionKey, replayCompletion, type CompletionKey } from './completion-key.ts';
import { asLocale, prepareCompletionMails } from './completion-mails.ts';
import { runCompletion, type PersonPlan } from './completion-statement.ts';
import { findAccount, findByToken, type RegistrationRow } from './find-registration.ts';
import { namesOf, problemOfEnd, stateAt } from './registration.ts';

/** What completing needs besides the request. */
export interface CompletionTools {
  database: Database;
  outbox: Outbox;
  passwordGate: PasswordGate;
  appOrigin: string;
  authSecret: string;
}

interface CompletionRequest {
  /** Registration token. */
  token: string;
  idempotencyKey: string;
  body: z.output<typeof endpoint.body>;
  /** The signed-in user, if any: who joins with an existing account. */
  signedInUserId: string | null;
}

interface Completed {
  answer: Completion;
  /** Whether the answer comes with a session. */
  startsSession: boolean;
}

// A setting changed, or an account appeared, between reading and writing: read again.
const attempts = 4;

/**
 * Finishes a registration in one statement: account, membership, case, mails, audit and the use of the link, or nothing.
 * The same key with the same body answers the same again. Throws every problem that the endpoint's contract lists.
 */
export async function completeRegistration(
  tools: CompletionTools,
  request: CompletionRequest,
): Promise<Completed> {
  const key = completionKey(tools.authSecret, request.idempotencyKey, request.body);
  let passwordHash: string | null = null;

  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const registration = await findByToken(tools.database, request.token);
    if (registration.state === 'completed') return replayCompletion(registration, key);
    refuseUnready(registration);
    refuseConsentNotGiven(registration, request.body);

    const plan = await planPerson(tools.database, registration, request);
    if (wantsPassword(plan, request.body) && passwordHash === null) {
      passwordHash = await tools.passwordGate.hash(
        checkedPassword(registration, plan, request.body.password),
      );
    }
    const answer = await attemptCompletion(tools, {
      registration,
      plan,
      passwordHash,
      key,
      body: request.body,
    });
    if (answer) return { answer, startsSession: true };
  }
  throw new Problem('server_busy', { retryAfter: 1 });
}

function refuseUnready(registration: RegistrationRow): void {
  const state = stateAt(registration, registration.now);
  const ended = problemOfEnd(state);
  if (ended) throw new Problem(ended);
  if (state !== 'verified') throw new Problem('registration_not_verified');

  const { signupLink, emailCanonical } = registration;
  if (signupLink) {
    refuseClosed(signupLink, registration.now);
    // Again: the settings may have changed since the mail was sent (threat T40).
    refuseEmail(emailCanonical, signupLink);
  }
}

function refuseConsentNotGiven({ organization }: RegistrationRow, body: CompletionRequest['body']): void {
  const texts = [
    ['termsVersion', organization.termsUrl === null ? null : organization.termsVersion],
    ['privacyVersion', organization.privacyUrl === null ? null : organization.privacyVersion],
  ] as const;
  for (const [field, current] of texts) {
    if (current !== null && body[field] === null) throw invalidField(field, 'terms_not_accepted');
  }
  const notice = organization.notice === null ? null : organization.noticeVersion;
  if (notice !== null && body.noticeVersion === null)
    throw invalidField('noticeVersion', 'terms_not_accepted');
  if (body.noticeVersion !== notice || texts.some(([field, current]) => body[field] !== current))
    throw new Problem('registration_terms_changed');
}

/** A passkey is enough; both are welcome. Who signed in has a way already. */
function wantsPassword(plan: PersonPlan, body: CompletionRequest['body']): boolean {
  return plan.kind !== 'existing' && (!plan.withPasskey || body.password !== undefined);
}

/** Decides who the person becomes: a new user, one whom an administrator added, or the signed-in one. */
async function planPerson(
  database: Database,
  registration: RegistrationRow,
  request: CompletionRequest,
): Promise<PersonPlan> {
  const account = await findAccount(database, registration);
  const membership = account?.memberships[0];
  if (membership?.disabledAt) throw new Problem('registration_membership_disabled');
  if (membership?.joinedAt) throw new Problem('registration_membership_exists');
  const invitedMembershipId = membership?.id ?? null;

  if (account?.activatedAt) {
    if (request.signedInUserId !== account.id) throw new Problem('registration_sign_in_required');
    const { firstName, lastName, email } = account;
    return {
      kind: 'existing',
      userId: account.id,
      firstName,
      lastName,
      email,
      invitedMembershipId,
      withPasskey: false,
    };
  }
  const { email, passkeyUserId, pendingPasskey } = registration;
  // A passkey names its user; one that was made before an administrator added the person names nobody.
  const withPasskey =
    pendingPasskey !== null && passkeyUserId !== null && (!account || account.id === passkeyUserId);
  return {
    kind: account ? 'activate' : 'new',
    userId: account?.id ?? null,
    ...namesOf(registration),
    email,
    invitedMembershipId,
    withPasskey,
  };
}

function checkedPassword(
  registration: RegistrationRow,
  plan: PersonPlan,
  password: string | undefined,
): string {
  if (password === undefined) throw invalidField('password', 'required');
  const fault = judgePassword(password, [
    plan.firstName,
    plan.lastName,
    registration.email,
    registration.organization.name,
    'Casedoor',
  ]);
  if (fault) throw invalidField('password', fault);
  return password;
}

interface Attempt {
  registration: RegistrationRow;
  plan: PersonPlan;
  passwordHash: string | null;
  key: CompletionKey;
  body: CompletionRequest['body'];
}

/** Prepares everything that the statement writes, and runs it. Null when the facts changed meanwhile. */
async function attemptCompletion(
  tools: CompletionTools,
  { registration, plan, passwordHash, key, body }: Attempt,
): Promise<Completion | null> {
  const { organization, signupLink } = registration;
  const [made] = await tools.database.$queryRaw<
    [{ userId: string; membershipId: string; redemptionId: string; caseId: string; now: Date }]
  >`
    SELECT uuidv7()::text AS "userId", uuidv7()::text AS "membershipId", uuidv7()::text AS "redemptionId", uuidv7()::text AS "caseId", now() AS "now"`;
  const userId = plan.userId ?? (plan.withPasskey ? registration.passkeyUserId : null) ?? made.userId;
  const membershipId = plan.invitedMembershipId ?? made.membershipId;
  const role =
    (plan.invitedMembershipId ? registration.membership?.role : null) ??
    (await roleOf(tools.database, plan, signupLink?.joinsAs));

  const openedCase = signupLink?.autoCreateCase
    ? {
        id: made.caseId,
        reference: newCaseReference(),
        title: caseTitle(signupLink.caseTitlePattern, {
          firstName: plan.firstName,
          lastName: plan.lastName,
          email: plan.email,
          date: writeDate(asLocale(organization.locale), made.now, { timeZone: organization.timeZone }),
        }),
        type: signupLink.caseType,
        caseRole: signupLink.caseRole,
      }
    : null;
  const answer: Completion = {
    registrationId: registration.id,
    organization: { id: organization.id, name: organization.name },
    user: { id: userId, email: plan.email, firstName: plan.firstName, lastName: plan.lastName },
    membership: { id: membershipId, role },
    case: openedCase && {
      id: openedCase.id,
      reference: openedCase.reference,
      title: openedCase.title,
      caseRole: openedCase.caseRole,
    },
    completedAt: made.now.toISOString(),
  };
  const mails = await prepareCompletionMails(tools, registration, answer);

  try {
    const done = await runCompletion(tools, {
      registration,
      plan,
      passwordHash,
      key,
      answer,
      mails,
      openedCase,
      userId,
      membershipId,
      redemptionId: made.redemptionId,
      newsletter: body.newsletter,
      completedAt: made.now,
    });
    return done ? answer : null;
  } catch (error) {
    // Somebody else was first with this address, this membership or this case reference.
    if (uniqueViolation(error) !== null) return null;
    throw error;
  }
}

/** The member role that the person will have: an administrator's choice stays, else the link decides. */
async function roleOf(
  database: Database,
  plan: PersonPlan,
  joinsAs: Completion['membership']['role'] | undefined,
) {
  if (plan.invitedMembershipId === null) return joinsAs ?? 'client';
  const { role } = await database.membership.findUniqueOrThrow({
    where: { id: plan.invitedMembershipId },
    select: { role: true },
  });
  return role;
}
