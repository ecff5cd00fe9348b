import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';

interface Following {
  organizationId: string;
  /** The case role that counts as another built-in one from now on. */
  customCaseRoleId: string;
  countsAsStaff: boolean;
  actorMembershipId: string;
}

/**
 * Prepares the live links that give a case role for the role's counting as another built-in one: what was prepared for
 * their former settings is refused. Where it begins to count as staff, nobody answers for them any more, and whoever
 * comes through one waits for approval until an administrator has looked at it. To be called before the role changes.
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
