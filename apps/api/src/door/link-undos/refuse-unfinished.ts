import { recordAuditEvents } from '../../platform/audit/record-audit-event.ts';
import type { Prisma, Transaction } from '../../platform/database/client.ts';
import { eraseManyEmails } from '../../platform/mail/erase-many-emails.ts';
import type { Member } from '../../people/access/member.ts';
import { forgottenCredential } from '../registrations/forgotten-credential.ts';

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
  const ended = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "Registration" r
    SET "state" = 'rejected', "rejectedAt" = now(), "decidedById" = ${membershipId}::uuid, "decisionReason" = ${reason},
        "firstName" = NULL, "lastName" = NULL, "phone" = NULL, "timeZone" = NULL, "newsletter" = false, "codeHash" = NULL,
        ${forgottenCredential}
    WHERE r."organizationId" = ${organizationId}::uuid AND r."state" IN ('started', 'verified', 'pending_approval')
      AND r."expiresAt" > now() AND ${which}
    RETURNING r."id"`;
  const registrationIds = ended.map(({ id }) => id);
  if (registrationIds.length === 0) return 0;
  await eraseManyEmails(
    transaction,
    { organizationId, registrationIds },
    'Not sent: what came through the link was undone.',
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
