import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { forgottenCredential } from '../registrations/forgotten-credential.ts';

/**
 * Takes back an invitation whose registration is under way: its personal links work no more, and the answers are
 * forgotten. False when it is not under way (any more).
 */
export async function revokeRegistration(
  transaction: Transaction,
  { organizationId, membershipId }: Pick<Member, 'organizationId' | 'membershipId'>,
  registrationId: string,
): Promise<boolean> {
  const count = await transaction.$executeRaw`
    UPDATE "Registration"
    SET "state" = 'revoked', "revokedAt" = now(), "codeHash" = NULL, "firstName" = NULL, "lastName" = NULL, "phone" = NULL,
        "timeZone" = NULL, "newsletter" = false, ${forgottenCredential}
    WHERE "id" = ${registrationId}::uuid AND "organizationId" = ${organizationId}::uuid AND "state" IN ('started', 'verified', 'expired')
      AND "origin" = 'invitation'`;
  if (count === 0) return false;
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'registration.revoked',
    actorMembershipId: membershipId,
    subjectType: 'registration',
    subjectId: registrationId,
  });
  return true;
}
