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
  /** Details for each one's audit event. */
  details: Prisma.InputJsonObject;
}

/**
 * Rejects unfinished registrations, all at once and without a mail: erases answers and credentials, keeps the address
 * for administrators. Waits for one that is being completed at this moment, and leaves it. Returns how many it
 * rejected.
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
    'Not sent: the sign-ups through the link were undone.',
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
