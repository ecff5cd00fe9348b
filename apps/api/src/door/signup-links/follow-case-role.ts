import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';

interface Following {
  organizationId: string;
  /** The case role that now counts as another built-in one. */
  customCaseRoleId: string;
  countsAsStaff: boolean;
  actorMembershipId: string;
}

/**
 * Updates the links that give a case role and have not ended, before the role counts as another built-in one: raises
 * their version, so that acts prepared for the former settings are refused. Where the role becomes a staff role, nobody
 * vouches for the links' staff rights any more, so who signs up through one is pending approval until an administrator
 * has reviewed the link. Call it before the role changes.
 */
export async function followCaseRole(
  transaction: Transaction,
  { organizationId, customCaseRoleId, countsAsStaff, actorMembershipId }: Following,
): Promise<void> {
  const links = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "SignupLink" SET "version" = "version" + 1, "grantedById" = CASE WHEN ${countsAsStaff} THEN NULL ELSE "grantedById" END
    WHERE "organizationId" = ${organizationId}::uuid AND "customCaseRoleId" = ${customCaseRoleId}::uuid
      AND "revokedAt" IS NULL AND "replacedAt" IS NULL
    RETURNING "id"`;
  if (!countsAsStaff) return;
  for (const { id } of links)
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.grant_lapsed',
      actorMembershipId,
      subjectType: 'signup_link',
      subjectId: id,
      details: { customCaseRoleId },
    });
}
