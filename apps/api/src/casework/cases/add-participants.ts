import type { CaseRole } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { covers, type CaseRights, type Ticks } from '../../people/access/case-rights.ts';

interface NewParticipant {
  membershipId: string;
  caseRole?: CaseRole | undefined;
  customCaseRoleId?: string | undefined;
}

interface GivenRole {
  membershipId: string;
  caseRole: CaseRole;
  customCaseRole: (Ticks & { id: string; name: string }) | null;
}

interface Adding {
  caseId: string;
  participants: readonly NewParticipant[];
  /** The most that the caller may give; null: everything. */
  atMost: CaseRights | null;
  /** The request's field with the participants. */
  path?: string;
}

/**
 * Adds users of the case's organization as participants. Throws `user_not_found` for a user who does not
 * exist or is disabled, `case_participant_exists`, `case_role_forbidden`, and `request_invalid` for a
 * role that does not exist or is retired; after any of them the transaction must be rolled back.
 */
export async function addParticipants(
  transaction: Transaction,
  member: Member,
  { caseId, participants, atMost, path = '' }: Adding,
): Promise<void> {
  const ids = participants.map(({ membershipId }) => membershipId);
  if (new Set(ids).size < ids.length) throw new Problem('case_participant_exists');
  const given = await findRoles(transaction, member, participants, path);
  // The built-in roles give nobody more than their member role does.
  const tooMuch = given.some(
    ({ customCaseRole }) => customCaseRole && atMost && !covers(atMost, customCaseRole),
  );
  if (tooMuch) throw new Problem('case_role_forbidden');
  const roles = given.map(({ caseRole }) => caseRole);
  const customRoles = given.map(({ customCaseRole }) => customCaseRole?.id ?? null);
  // Row lock: a transaction that disables one of them at the same time waits, or this statement sees it.
  const added = await transaction
    .$executeRaw(
      Prisma.sql`
        INSERT INTO "CaseParticipant" ("organizationId", "caseId", "membershipId", "caseRole", "customCaseRoleId")
        SELECT m."organizationId", ${caseId}::uuid, m."id", coalesce(r."caseRole", given."caseRole"::"CaseRole"), r."id"
        FROM unnest(${ids}::uuid[], ${roles}::text[], ${customRoles}::uuid[]) AS given ("membershipId", "caseRole", "customCaseRoleId")
        JOIN "Membership" m ON m."id" = given."membershipId"
        LEFT JOIN "CustomCaseRole" r ON r."organizationId" = m."organizationId" AND r."id" = given."customCaseRoleId"
        WHERE m."organizationId" = ${member.organizationId}::uuid AND m."disabledAt" IS NULL
        ORDER BY m."id"
        FOR SHARE OF m`,
    )
    .catch((error: unknown) => {
      throw uniqueViolation(error) === null ? error : new Problem('case_participant_exists');
    });
  if (added < participants.length) throw new Problem('user_not_found');
  for (const { membershipId, caseRole, customCaseRole } of given) {
    await recordAuditEvent(transaction, {
      organizationId: member.organizationId,
      action: 'case.participant_added',
      actorMembershipId: member.membershipId,
      subjectType: 'case',
      subjectId: caseId,
      details: { membershipId, caseRole, ...(customCaseRole ? { customCaseRole: customCaseRole.name } : {}) },
    });
  }
}

/**
 * Returns the roles to give. Locks the rows of custom ones, so
 * that they are neither retired nor changed before the commit.
 */
async function findRoles(
  transaction: Transaction,
  { organizationId }: Member,
  participants: readonly NewParticipant[],
  path: string,
): Promise<GivenRole[]> {
  const wanted = participants.flatMap(({ customCaseRoleId }) => customCaseRoleId ?? []);
  const custom =
    wanted.length === 0
      ? []
      : await transaction.$queryRaw<
          (Ticks & { id: string; name: string; caseRole: CaseRole; retiredAt: Date | null })[]
        >`
          SELECT "id", "name", "caseRole", "mayView", "mayChange", "mayManageParticipants", "retiredAt" FROM "CustomCaseRole"
          WHERE "organizationId" = ${organizationId}::uuid AND "id" = ANY(${wanted}::uuid[]) ORDER BY "id" FOR SHARE`;
  return participants.map(({ membershipId, caseRole = 'client', customCaseRoleId }, index) => {
    if (customCaseRoleId === undefined) return { membershipId, caseRole, customCaseRole: null };
    const role = custom.find(({ id }) => id === customCaseRoleId);
    const field = path === '' ? 'customCaseRoleId' : `${path}.${index}.customCaseRoleId`;
    if (!role) throw invalidField(field, 'case_role_unknown');
    if (role.retiredAt !== null) throw invalidField(field, 'case_role_retired');
    return { membershipId, caseRole: role.caseRole, customCaseRole: role };
  });
}
