import { recordAuditEvents } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { eraseEmails } from '../../platform/mail/erase-emails.ts';
import type { Member } from '../../people/access/member.ts';
import { endRegistrations } from '../registrations/end-registrations.ts';
import { administratorsOf } from '../../people/users/find-administrators.ts';

interface Refusal {
  /** Which of the organization's registrations, over "Registration" r. */
  which: Prisma.Sql;
  reason: string | null;
  /** What the history of each tells. */
  details: Prisma.InputJsonObject;
}

/**
 * Rejects registrations that are not complete, all at once and without a mail: answers and credentials are forgotten, the
 * address stays for administrators. One that is being completed at this moment is waited for and left. Answers how many.
 */
export async function refuseUnfinished(
  transaction: Transaction,
  { organizationId, membershipId }: Member,
  { which, reason, details }: Refusal,
): Promise<number> {
  const ended = await endRegistrations(
    transaction,
    { state: 'rejected', decidedById: membershipId, reason },
    Prisma.sql`r."organizationId" = ${organizationId}::uuid AND r."state" IN ('started', 'verified', 'pending_approval')
      AND r."expiresAt" > now() AND ${which}`,
  );
  const registrationIds = ended.map(({ id }) => id);
  if (registrationIds.length === 0) return 0;
  await eraseEmails(
    transaction,
    registrationIds,
    'Not sent: what came through the link was undone.',
    administratorsOf(organizationId),
  );
  await recordAuditEvents(
    transaction,
    registrationIds.map((subjectId) => ({
      organizationId,
      action: 'registration.rejected',
      actorMembershipId: membershipId,
      subjectType: 'registration',
      subjectId,
      details,
    })),
  );
  return registrationIds.length;
}
