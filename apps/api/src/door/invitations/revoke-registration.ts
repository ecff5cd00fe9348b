import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { endRegistrations } from '../registrations/end-registrations.ts';

/**
 * Revokes an invitation with a current registration: its personal links stop working, and the answers are erased.
 * Returns false when the registration is not current (any more).
 */
export async function revokeRegistration(
  transaction: Transaction,
  { organizationId, membershipId }: Pick<Member, 'organizationId' | 'membershipId'>,
  registrationId: string,
): Promise<boolean> {
  const [revoked] = await endRegistrations(
    transaction,
    { state: 'revoked' },
    Prisma.sql`r."id" = ${registrationId}::uuid AND r."organizationId" = ${organizationId}::uuid
      AND r."state" IN ('started', 'verified', 'expired') AND r."origin" = 'invitation'`,
  );
  if (!revoked) return false;
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'registration.revoked',
    actorMembershipId: membershipId,
    subjectType: 'registration',
    subjectId: registrationId,
  });
  return true;
}
