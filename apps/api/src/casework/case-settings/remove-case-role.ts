import type { CustomCaseRole } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { findCaseRoles } from './find-case-roles.ts';
import { lockSettings } from './lock-settings.ts';

/** Removes a case role that nothing uses. Throws `case_role_not_found`, `case_role_in_use`. */
export async function removeCaseRole(
  database: Database,
  { organizationId, membershipId }: Member,
  customCaseRoleId: string,
): Promise<{ items: CustomCaseRole[] }> {
  return database.$transaction(async (transaction) => {
    await lockSettings(transaction, organizationId);
    const found = await transaction.$queryRaw<{ name: string }[]>`
      SELECT "name" FROM "CustomCaseRole"
      WHERE "id" = ${customCaseRoleId}::uuid AND "organizationId" = ${organizationId}::uuid FOR UPDATE`;
    const [role] = found;
    if (!role) throw new Problem('case_role_not_found');
    // A transaction that gives the role locks its row or the settings:
    // after both locks, every use is committed and visible.
    const removed = await transaction.$executeRaw`
      DELETE FROM "CustomCaseRole" r WHERE r."organizationId" = ${organizationId}::uuid AND r."id" = ${customCaseRoleId}::uuid
        AND NOT EXISTS (SELECT FROM "CaseParticipant" p WHERE p."customCaseRoleId" = r."id")
        AND NOT EXISTS (SELECT FROM "SignupLink" l WHERE l."customCaseRoleId" = r."id")`;
    if (removed === 0) throw new Problem('case_role_in_use');
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'case_role.removed',
      actorMembershipId: membershipId,
      subjectType: 'organization',
      subjectId: organizationId,
      details: { customCaseRoleId, caseRole: role.name },
    });
    return findCaseRoles(transaction, organizationId);
  });
}
