import type { SignupLink } from '@casedoor/contracts';
import type { Database, SignupLink as Original } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { mostStaffDays, readClock, type Clock } from './read-clock.ts';
import { createSignupLink } from './create-signup-link.ts';
import { settingsOf } from './settings.ts';
import { givesStaffRights } from '../../people/access/staff-rights.ts';
import { capUses } from './staff-rights.ts';
import { presentSignupLink } from './present-signup-link.ts';

interface Duplication {
  organizationId: string;
  actorMembershipId: string;
  /** The link to copy, which may have ended. */
  signupLinkId: string;
  /** The title of the copy. */
  title: string;
  appOrigin: string;
}

/**
 * Creates a link with another one's settings: switched off, without a URL, without uses. Throws
 * `signup_link_not_found`.
 */
export async function duplicateSignupLink(database: Database, duplication: Duplication): Promise<SignupLink> {
  const { organizationId, actorMembershipId, signupLinkId, title, appOrigin } = duplication;
  return database.$transaction(async (transaction) => {
    const original = await transaction.signupLink.findFirst({
      where: { id: signupLinkId, organizationId },
      include: { caseType: true },
    });
    if (!original) throw new Problem('signup_link_not_found');
    const { allowSignup: _on, ...settings } = settingsOf(original);
    const clock = await readClock(transaction, organizationId);
    // A copy that had expired before it was made would be useless.
    const expired = original.expiresAt !== null && original.expiresAt <= clock.now;
    const copy = await createSignupLink(transaction, {
      organizationId,
      createdById: actorMembershipId,
      duplicateOf: original,
      settings: {
        ...settings,
        title,
        ...(expired ? { expiresAt: null } : {}),
        ...(givesStaffRights(original) ? staffSettings(original, clock) : {}),
      },
    });
    return presentSignupLink(copy, appOrigin, clock.now);
  });
}

/**
 * A copy that gives staff rights gets the limits of a staff link: a new time from now if the original's is over or too
 * long.
 */
function staffSettings(original: Original, { now, latestStaffEnd }: Clock) {
  const { useLimit, allowedEmailDomains, requiresApproval, expiresAt } = original;
  const fits = expiresAt !== null && expiresAt > now && expiresAt <= latestStaffEnd;
  return {
    useLimit: capUses(original, useLimit),
    ...(fits ? {} : { opensAt: null, expiresAt: undefined, expiresInDays: mostStaffDays }),
    requiresApproval: requiresApproval || allowedEmailDomains.length === 0,
  };
}
