import type { ProblemCode, RegistrationForDecision } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { attemptCompletion } from '../completions/attempt-completion.ts';
import { findRowForApproval } from '../completions/find-row-for-approval.ts';
import { planPerson, type PersonPlan } from '../completions/plan-person.ts';
import { stateAt } from '../registrations/registration.ts';
import { usesToday } from '../signup-links/signup-link.ts';
import { findRegistrationForDecision } from './find-registrations-for-decision.ts';

interface Approval {
  registrationId: string;
  /** The version of the link whose settings the administrator saw. */
  signupLinkVersion: number;
  /** For administrators. */
  reason: string | null;
}

// Retries: when a setting changed or an account appeared between reading and writing, read again.
const attempts = 4;

/** Problems with the person, in the form that an administrator gets. */
const problemForAdministrators: Partial<Record<ProblemCode, ProblemCode>> = {
  registration_membership_exists: 'user_already_member',
  registration_membership_disabled: 'user_already_member',
  registration_sign_in_required: 'registration_account_changed',
};

/**
 * Completes a registration that is pending approval, by the same statement as the person's own last click. Idempotent:
 * approving an approved one changes nothing. Throws `registration_unknown`, `registration_not_waiting`,
 * `registration_account_changed`, `user_already_member` and `signup_link_changed`, and also `signup_link_full`,
 * `signup_link_full_today` or `signup_link_revoked`, after which it is still pending approval.
 */
export async function approveRegistration(
  context: AppContext,
  { organizationId, membershipId }: Member,
  { registrationId, signupLinkVersion, reason }: Approval,
): Promise<RegistrationForDecision> {
  const { database } = context;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const registration = await findRowForApproval(database, organizationId, registrationId);
    const state = stateAt(registration, registration.now);
    if (state === 'completed' && registration.decidedById !== null)
      return findRegistrationForDecision(database, organizationId, registrationId);
    if (state !== 'pending_approval') throw new Problem('registration_not_waiting');

    const plan = await planApproval(context, registration, signupLinkVersion).catch(
      async (error: unknown) => {
        // Race: another approval of this registration made the person a member, or took the last place. Read again.
        const { state: after } = await findRowForApproval(database, organizationId, registrationId);
        if (after === 'pending_approval') throw error;
        return null;
      },
    );
    if (plan === null) continue;
    const { passwordHash } = registration;
    const by = { kind: 'approval', membershipId, reason } as const;
    if (await attemptCompletion(context, { registration, plan, passwordHash, by }))
      return findRegistrationForDecision(database, organizationId, registrationId);
  }
  throw new Problem('server_busy', { retryAfter: 1 });
}

/** Plans who the person becomes, if the link still takes somebody and is as the administrator saw it. */
async function planApproval(
  context: AppContext,
  registration: Awaited<ReturnType<typeof findRowForApproval>>,
  signupLinkVersion: number,
): Promise<PersonPlan> {
  const { signupLink } = registration;
  if (signupLink.revokedAt) throw new Problem('signup_link_revoked');
  if (signupLink.useLimit !== null && signupLink.uses >= signupLink.useLimit)
    throw new Problem('signup_link_full');
  if (signupLink.dailyLimit !== null && usesToday(signupLink, registration.now) >= signupLink.dailyLimit)
    throw new Problem('signup_link_full_today', { opensAt: signupLink.dayEndsAt });
  // An approval never gives more than the settings that the administrator saw.
  if (signupLink.version !== signupLinkVersion) throw new Problem('signup_link_changed');

  const plan = await planPerson(context.database, registration, registration.accountUserId).catch(
    (error: unknown) => {
      const code = error instanceof Problem ? problemForAdministrators[error.code] : undefined;
      throw code ? new Problem(code) : error;
    },
  );
  // The passkey was made for a user who was never created: nobody could sign in.
  if (plan.kind !== 'existing' && registration.passwordHash === null && !plan.withPasskey)
    throw new Problem('registration_account_changed');
  return plan;
}
