import type { SignupLink } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readNow } from '../../platform/database/clock.ts';
import { linkWithPeople, presentSignupLink } from './present-signup-link.ts';

interface GraceEnd {
  organizationId: string;
  actorMembershipId: string;
  /** The replaced link whose URL still works. */
  signupLinkId: string;
  /** Why; recorded in the audit trail. */
  reason: string | null;
  appOrigin: string;
}

/**
 * Stops a replaced link's URL before its grace is over; registrations that were started through it may finish. Throws
 * `signup_link_not_found`, `signup_link_grace_over`.
 */
export async function endGrace(database: Database, end: GraceEnd): Promise<SignupLink> {
  const { organizationId, actorMembershipId, signupLinkId, reason } = end;
  return database.$transaction(async (transaction) => {
    // To the millisecond, like the column: rounded up, it would be in the future.
    const [ended] = await transaction.$queryRaw<{ graceForId: string }[]>`
      UPDATE "SignupLink" SET "graceEndsAt" = date_trunc('milliseconds', now())
      WHERE "id" = ${signupLinkId}::uuid AND "organizationId" = ${organizationId}::uuid AND "graceEndsAt" > now()
      RETURNING "graceForId"`;
    const link = await transaction.signupLink.findFirst({
      where: { id: signupLinkId, organizationId },
      include: linkWithPeople,
    });
    if (!link) throw new Problem('signup_link_not_found');
    if (!ended) throw new Problem('signup_link_grace_over');
    // Both links' pages show it: the old link's, and its successor's.
    for (const subjectId of [signupLinkId, ended.graceForId]) {
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'signup_link.grace_ended',
        actorMembershipId,
        subjectType: 'signup_link',
        subjectId,
        details: { replacedId: signupLinkId, ...(reason === null ? {} : { reason }) },
      });
    }
    return presentSignupLink(link, end.appOrigin, await readNow(transaction));
  });
}
