import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { endRegistrations } from '../registrations/end-registrations.ts';

/**
 * Takes back an invitation whose registration is under way: its personal links work no more, and the answers are
 * forgotten. False when it is not under way (any more).
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
