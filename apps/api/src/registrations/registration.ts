import type { ProblemCode, RegistrationState } from '@casedoor/contracts';

/** How long a personal link works, in milliseconds: 24 hours (NIST SP 800-63A-4, enrolment codes by e-mail). */
export const lifetime = 24 * 3600 * 1000;

/** A registration's state at a moment: one that was not completed in time has expired, whatever the row still says. */
export function stateAt(
  registration: { state: RegistrationState; expiresAt: Date },
  now: Date,
): RegistrationState {
  const walking = registration.state === 'started' || registration.state === 'verified';
  return walking && registration.expiresAt <= now ? 'expired' : registration.state;
}

/** Why a registration in this state cannot go on; null while it can. */
export function problemOfEnd(state: RegistrationState): ProblemCode | null {
  return state === 'started' || state === 'verified' ? null : `registration_${state}`;
}
