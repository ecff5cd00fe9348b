import type { SignupLink } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readNow } from '../../platform/database/clock.ts';
import { linkWithPeople, presentSignupLink } from './signup-link.ts';

interface GraceEnd {
  organizationId: string;
  actorMembershipId: string;
  /** The replaced link whose URL still works. */
  signupLinkId: string;
  /** Why; kept in the history. */
  reason: string | null;
  appOrigin: string;
}

/**
 * Stops a replaced link's URL before its grace is over; registrations that it has started may finish.
 * Throws `signup_link_not_found`, `signup_link_grace_over`.
 */
export async function endGrace(database: Database, end: GraceEnd): Promise<SignupLink> {
  const { organizationId, actorMembershipId, signupLinkId, reason } = end;
  return database.$transaction(async (transaction) => {
    // To the millisecond, as the column is: rounded up it would lie ahead.
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
    // Both pages tell it: the old link's, and that of the link through which its URL led.
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
