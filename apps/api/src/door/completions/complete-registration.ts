import type { Completion, completeRegistration as endpoint, Submission } from '@casedoor/contracts';
import { consentVersions } from '@casedoor/contracts/consent';
import type { z } from 'zod';
import type { AppContext } from '../../platform/app-context.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { isDatabaseUnavailable } from '../../platform/database/errors.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import { findByToken, isPendingApproval, type RegistrationRow } from '../registrations/find-registration.ts';
import { textsVersionOf } from '../registrations/promise.ts';
import { refuseWeakPassword } from '../registrations/refuse-weak-password.ts';
import { problemOfEnd, stateAt } from '../registrations/registration.ts';
import { rehearsalMembershipId } from '../registrations/rehearsal.ts';
import { refuseEmail } from '../signup-links/email-rules.ts';
import { refuseClosed } from '../signup-links/signup-link.ts';
import { attemptCompletion } from './attempt-completion.ts';
import { needsApproval } from '../../people/access/staff-rights.ts';
import { completionKey, replayCompletion, type CompletionKey } from './completion-key.ts';
import { prepareWelcome } from './completion-mails.ts';
import { lapseRegistrations } from './lapse-registrations.ts';
import { planPerson, type PersonPlan } from './plan-person.ts';
import { endWithMail } from './run-or-roll-back.ts';
import { submitForApproval } from './submit-for-approval.ts';

interface CompletionRequest {
  /** Registration token. */
  token: string;
  idempotencyKey: string;
  body: z.output<typeof endpoint.body>;
  /** The signed-in user, if any: set when somebody joins with an existing account. */
  signedInUserId: string | null;
}

interface Completed {
  answer: Completion | Submission;
  /** Whether the response starts a session. */
  startsSession: boolean;
}

// Retries: when a setting changed or an account appeared between reading and writing, read again.
const attempts = 4;

/**
 * Completes a registration in one statement: account, membership, case, mails, audit events and the use of the link, or
 * nothing. The registration becomes pending approval instead where the link asks for approval, or where no
 * administrator vouches for its staff rights. Idempotent: the same key with the same body returns the same answer.
 * Throws every problem that the endpoint's contract lists.
 */
export async function completeRegistration(
  context: AppContext,
  request: CompletionRequest,
): Promise<Completed> {
  // At twice the load that the cores can hash, reading first would cost everybody their connection to the database.
  if (request.body.password !== undefined) context.passwordGate.refuseIfFull();
  const key = completionKey(context.authSecret, request.idempotencyKey, request.body);
  const password = hashOnce(context);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const completed = await tryToComplete(context, request, key, password).catch(async (error: unknown) => {
      // A copy of this request that overlaps it may have completed the registration since it was read here; or this
      // one did, and the answer to its COMMIT was lost. Nobody is refused what is done.
      const replayed = mayBeDone(error) ? await replayIfDone(context, request.token, key, error) : null;
      if (!replayed) throw error;
      return replayed;
    });
    if (completed) return completed;
  }
  throw new Problem('server_busy', { retryAfter: 1 });
}

/** One attempt; null when the facts changed between reading and writing. */
async function tryToComplete(
  context: AppContext,
  request: CompletionRequest,
  key: CompletionKey,
  password: (checked: () => Promise<string>) => Promise<string>,
): Promise<Completed | null> {
  const registration = await findByToken(context.database, request.token);
  if (isDone(registration)) return replayCompletion(registration, key);
  refuseUnready(registration);
  refuseConsentNotGiven(registration, request.body);

  const plan = await planPerson(context.database, registration, request.signedInUserId);
  const passwordHash = wantsPassword(plan, request.body)
    ? await password(() => checkedPassword(registration, plan, request.body.password))
    : null;
  const { newsletter } = request.body;
  const locale = request.body.shown?.locale ?? asLocale(registration.locale);
  if (registration.signupLink && needsApproval(registration.signupLink)) {
    await lapseRegistrations(context, registration);
    if (await isPendingApproval(context.database, registration))
      throw new Problem('registration_pending_approval');
    const submitted = { registration, plan, passwordHash, key, newsletter, locale };
    const submission = await submitForApproval(context, submitted);
    if (!submission) return null;
    if (!registration.rehearsalLinkId) return { answer: submission, startsSession: false };
    // Nobody decides on a rehearsal: it continues as if the rehearsing administrator had approved it.
    const membershipId = rehearsalMembershipId(registration.emailCanonical);
    const by = { kind: 'approval', membershipId, reason: null } as const;
    const approved = await attemptCompletion(context, { registration, plan, passwordHash, by });
    if (!approved) return null;
    await mailWelcome(context, registration, approved, 'approved');
    return { answer: submission, startsSession: false };
  }
  const by = { kind: 'person', key, newsletter, locale } as const;
  const answer = await attemptCompletion(context, { registration, plan, passwordHash, by });
  if (!answer) return null;
  if (!registration.rehearsalLinkId) return { answer, startsSession: true };
  await mailWelcome(context, registration, answer, 'completed');
  return { answer, startsSession: false };
}

/** Hashes the password at the first attempt that needs it, and only then. */
function hashOnce({ passwordGate }: AppContext): (checked: () => Promise<string>) => Promise<string> {
  let hash: string | null = null;
  return async (checked) => (hash ??= await passwordGate.hash(await checked()));
}

function isDone(registration: RegistrationRow): boolean {
  const state = stateAt(registration, registration.now);
  return state === 'completed' || state === 'pending_approval';
}

function mayBeDone(error: unknown): boolean {
  return error instanceof Problem || isDatabaseUnavailable(error);
}

/** Reads the state again; null while the registration is not done. Throws `error` if the database cannot say. */
async function replayIfDone(
  { database }: AppContext,
  token: string,
  key: CompletionKey,
  error: unknown,
): Promise<Completed | null> {
  const registration = await findByToken(database, token).catch(() => {
    throw error;
  });
  return isDone(registration) ? replayCompletion(registration, key) : null;
}

/** Ends a rehearsal. Its welcome was rolled back with the rest, so it is mailed here; nobody is signed in. */
async function mailWelcome(
  context: AppContext,
  registration: RegistrationRow,
  answer: Completion,
  after: 'completed' | 'approved',
): Promise<void> {
  await endWithMail(context, registration, await prepareWelcome(context, registration, answer, after));
}

function refuseUnready(registration: RegistrationRow): void {
  const state = stateAt(registration, registration.now);
  const ended = problemOfEnd(state);
  if (ended) throw new Problem(ended);
  if (state !== 'verified') throw new Problem('registration_not_verified');

  const { signupLink, emailCanonical } = registration;
  if (signupLink) {
    refuseClosed(signupLink, registration.now, registration.verifiedAt);
    // Checked again: the settings may have changed since the mail was sent (threat T40).
    refuseEmail(emailCanonical, signupLink);
  }
}

function refuseConsentNotGiven(registration: RegistrationRow, body: CompletionRequest['body']): void {
  const { organization } = registration;
  const { terms, privacy, notice } = consentVersions(organization);
  const texts = [
    ['termsVersion', terms],
    ['privacyVersion', privacy],
  ] as const;
  for (const [field, current] of texts) {
    if (current !== null && body[field] === null) throw invalidField(field, 'terms_not_accepted');
  }
  if (notice !== null && body.noticeVersion === null)
    throw invalidField('noticeVersion', 'terms_not_accepted');
  if (body.noticeVersion !== notice || texts.some(([field, current]) => body[field] !== current))
    throw new Problem('registration_terms_changed');
  if (body.shown && body.shown.textsVersion !== textsVersionOf(registration))
    throw new Problem('registration_terms_changed');
}

/** A passkey is enough; both are welcome. A signed-in person has a sign-in method already. */
function wantsPassword(plan: PersonPlan, body: CompletionRequest['body']): boolean {
  return plan.kind !== 'existing' && (!plan.withPasskey || body.password !== undefined);
}

async function checkedPassword(
  registration: RegistrationRow,
  plan: PersonPlan,
  password: string | undefined,
): Promise<string> {
  if (password === undefined) throw invalidField('password', 'required');
  await refuseWeakPassword(password, { ...registration, firstName: plan.firstName, lastName: plan.lastName });
  return password;
}
