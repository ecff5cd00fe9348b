import type { changeCaseRole as contract, CustomCaseRole } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Member } from '../../people/access/member.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database, Prisma, Transaction } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import { refuseBuiltInName, refuseUnseen } from './case-role.ts';
import { findCaseRoles } from './find-case-roles.ts';
import { lockSettings } from './lock-settings.ts';

/** Updates the sign-up links that give a role when the role begins or ceases to count as staff; supplied by `door`. */
export type FollowCaseRole = (
  transaction: Transaction,
  change: {
    organizationId: string;
    customCaseRoleId: string;
    countsAsStaff: boolean;
    actorMembershipId: string;
  },
) => Promise<void>;

const fields = ['name', 'mayView', 'mayChange', 'mayManageParticipants'] as const;

/**
 * Renames a case role, changes its rights, retires or restores it. If it begins to count as
 * staff, the staff grant of the links that give it lapses. Throws `case_role_not_found`,
 * `case_role_name_taken`, and `request_invalid` for other rights without the right to view.
 */
export async function changeCaseRole(
  database: Database,
  { organizationId, membershipId }: Member,
  customCaseRoleId: string,
  { retired, ...changes }: z.output<typeof contract.body>,
  followCaseRole: FollowCaseRole,
): Promise<{ items: CustomCaseRole[] }> {
  if (changes.name !== undefined) refuseBuiltInName(changes.name);
  return database
    .$transaction(async (transaction) => {
      await lockSettings(transaction, organizationId);
      const role = await transaction.customCaseRole.findFirst({
        where: { id: customCaseRoleId, organizationId },
      });
      if (!role) throw new Problem('case_role_not_found');
      const changed = fields.filter(
        (field) => changes[field] !== undefined && changes[field] !== role[field],
      );
      const wanted = { ...role, ...Object.fromEntries(changed.map((field) => [field, changes[field]])) };
      refuseUnseen(wanted);

      const details: Record<string, Prisma.InputJsonValue> = {};
      for (const field of changed) details[field] = { from: role[field], to: wanted[field] };
      // Lock order: links first. A completion that has a link's row lock must not wait for this role's row while this
      // waits for the link.
      const countsAsStaff = wanted.mayChange || wanted.mayManageParticipants;
      if (countsAsStaff !== (role.caseRole === 'staff'))
        await followCaseRole(transaction, {
          organizationId,
          customCaseRoleId,
          countsAsStaff,
          actorMembershipId: membershipId,
        });
      if (changed.length > 0)
        await transaction.customCaseRole.update({
          where: { organizationId_id: { organizationId, id: customCaseRoleId } },
          data: Object.fromEntries(changed.map((field) => [field, changes[field]])),
        });
      if (retired !== undefined && retired !== (role.retiredAt !== null)) {
        details['retired'] = { from: !retired, to: retired };
        await transaction.$executeRaw`
          UPDATE "CustomCaseRole" SET "retiredAt" = CASE WHEN ${retired} THEN now() END
          WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${customCaseRoleId}::uuid`;
      }
      if (Object.keys(details).length > 0)
        await recordAuditEvent(transaction, {
          organizationId,
          action: 'case_role.changed',
          actorMembershipId: membershipId,
          subjectType: 'organization',
          subjectId: organizationId,
          details: { customCaseRoleId, caseRole: wanted.name, ...details },
        });
      return findCaseRoles(transaction, organizationId);
    })
    .catch((error: unknown) => {
      throw uniqueViolation(error) === null ? error : new Problem('case_role_name_taken');
    });
}
