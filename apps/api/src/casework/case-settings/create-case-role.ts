import type { createCaseRole as contract, CustomCaseRole } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { refuseBuiltInName, refuseUnseen } from './case-role.ts';
import { findCaseRoles } from './find-case-roles.ts';
import { lockSettings } from './lock-settings.ts';

/** More roles than anybody can tell apart. */
const mostRoles = 50;

/**
 * Adds a custom case role. Throws `case_role_name_taken`, and `request_invalid` for other rights without the right to
 * view, or too many roles.
 */
export async function createCaseRole(
  database: Database,
  { organizationId, membershipId }: Member,
  role: z.output<typeof contract.body>,
): Promise<{ items: CustomCaseRole[] }> {
  refuseUnseen(role);
  refuseBuiltInName(role.name);
  return database
    .$transaction(async (transaction) => {
      await lockSettings(transaction, organizationId);
      if ((await transaction.customCaseRole.count({ where: { organizationId } })) >= mostRoles)
        throw new Problem('request_invalid', {
          errors: [{ path: 'name', code: 'too_many', maximum: mostRoles }],
        });
      const { id } = await transaction.customCaseRole.create({ data: { organizationId, ...role } });
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'case_role.created',
        actorMembershipId: membershipId,
        subjectType: 'organization',
        subjectId: organizationId,
        details: { customCaseRoleId: id, ...role },
      });
      return findCaseRoles(transaction, organizationId);
    })
    .catch((error: unknown) => {
      throw uniqueViolation(error) === null ? error : new Problem('case_role_name_taken');
    });
}
