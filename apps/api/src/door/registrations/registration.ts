import type { ProblemCode, RegistrationState } from '@casedoor/contracts';
import { Problem } from '../../platform/http/problem.ts';

/** How long a personal link works, in milliseconds: 24 hours (NIST SP 800-63A-4, enrolment codes by e-mail). */
export const lifetime = 24 * 3600 * 1000;

/**
 * How long an invitation's personal link works, in milliseconds: 14 days, because its recipient does not expect the
 * mail.
 */
export const invitationLifetime = 14 * 24 * 3600 * 1000;

/**
 * How long a registration stays pending approval, in milliseconds: 30 days; then it lapses, and the person is notified.
 */
export const approvalLifetime = 30 * 24 * 3600 * 1000;

/** How long the code in the mail works, in milliseconds: 15 minutes. */
export const codeLifetime = 15 * 60 * 1000;

/** How many tries a code has before a new mail is needed. */
export const codeTries = 5;

/**
 * A registration's state at a moment. One that was not completed or decided in time counts as expired, even while its
 * row says otherwise.
 */
export function stateAt(
  registration: { state: RegistrationState; expiresAt: Date },
  now: Date,
): RegistrationState {
  const endsByTime = ['started', 'verified', 'pending_approval'].includes(registration.state);
  return endsByTime && registration.expiresAt <= now ? 'expired' : registration.state;
}

/** The problem why a registration in this state cannot continue; null while it can. */
export function problemOfEnd(state: RegistrationState): ProblemCode | null {
  return state === 'started' || state === 'verified' ? null : `registration_${state}`;
}

/**
 * The person's name; the last one is empty for people who have one name only. Throws `registration_answers_missing` for
 * the first name.
 */
export function namesOf(answers: { firstName: string | null; lastName: string | null }): {
  firstName: string;
  lastName: string;
} {
  const { firstName, lastName } = answers;
  if (firstName) return { firstName, lastName: lastName ?? '' };
  throw new Problem('registration_answers_missing', { errors: [{ path: 'firstName', code: 'required' }] });
}
