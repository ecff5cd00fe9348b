import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findAccount, type RegistrationRow } from '../registrations/find-registration.ts';
import { namesOf } from '../registrations/registration.ts';

/** Who the person becomes. */
export interface PersonPlan {
  /**
   * new: creates a user. activate: activates a user whom an administrator added. existing: the signed-in user joins.
   */
  kind: 'new' | 'activate' | 'existing';
  /** The existing user; null for a new one. */
  userId: string | null;
  firstName: string;
  lastName: string;
  email: string;
  /** The membership that an administrator gave and that nobody has joined yet; null without one. */
  invitedMembershipId: string | null;
  /** Whether the account gets the passkey that was made in the wizard. */
  withPasskey: boolean;
}

/**
 * Decides who the person becomes: a new user, one whom an administrator added, or the signed-in one. `ownerUserId` is
 * the user who proved by signing in that the account is theirs. Throws `registration_membership_disabled`,
 * `registration_membership_exists`, `registration_sign_in_required` and `registration_answers_missing`.
 */
export async function planPerson(
  database: Database,
  registration: RegistrationRow,
  ownerUserId: string | null,
): Promise<PersonPlan> {
  const account = await findAccount(database, registration);
  const membership = account?.memberships[0];
  if (membership?.disabledAt) throw new Problem('registration_membership_disabled');
  if (membership?.joinedAt) throw new Problem('registration_membership_exists');
  const invitedMembershipId = membership?.id ?? null;

  if (account?.activatedAt) {
    if (ownerUserId !== account.id) throw new Problem('registration_sign_in_required');
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
  // A passkey names its user. One made before an administrator added the person names a user who does not exist.
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
