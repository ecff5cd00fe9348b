import type { CaseRole } from '@casedoor/contracts';
import { keepCaseRoles } from '../../casework/case-settings/keep-case-roles.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import type { SettingsInput } from './settings.ts';
import { activeTeamMember, isActiveTeamMemberSql } from '../../people/access/active-member.ts';

/** What a link has already: a type, a role and staff that may stay, although they can no longer be newly chosen. */
export interface CurrentRecipe {
  caseTypeId: string | null;
  customCaseRoleId: string | null;
  caseStaffIds: readonly string[];
}

/** The recipe of a new link. */
export const emptyRecipe: CurrentRecipe = { caseTypeId: null, customCaseRoleId: null, caseStaffIds: [] };

/** The columns of a case recipe; an omitted setting has no column. */
interface RecipeColumns {
  caseTypeId?: string | null;
  customCaseRoleId?: string | null;
  caseRole?: CaseRole;
  caseStaffIds?: string[];
}

type Recipe = Pick<SettingsInput, 'caseType' | 'caseRole' | 'customCaseRoleId' | 'caseStaffIds'>;

/**
 * The case recipe as columns. Throws `request_invalid`, naming each setting, for a type or role that is not the
 * organization's or is retired, and for people who are not its active staff.
 */
export async function recipeColumns(
  transaction: Transaction,
  organizationId: string,
  { caseType, caseRole, customCaseRoleId, caseStaffIds }: Recipe,
  present: CurrentRecipe,
): Promise<RecipeColumns> {
  return {
    ...(caseType === undefined
      ? {}
      : { caseTypeId: await findTypeId(transaction, organizationId, caseType, present.caseTypeId) }),
    ...(await roleColumns(transaction, organizationId, { caseRole, customCaseRoleId }, present)),
    ...(caseStaffIds === undefined
      ? {}
      : { caseStaffIds: await checkedStaff(transaction, organizationId, caseStaffIds, present) }),
  };
}

async function findTypeId(
  transaction: Transaction,
  organizationId: string,
  name: string | null,
  presentId: string | null,
): Promise<string | null> {
  if (name === null) return null;
  const type = await transaction.caseType.findFirst({ where: { organizationId, name } });
  if (!type) throw invalidField('caseType', 'case_type_unknown');
  if (type.retiredAt !== null && type.id !== presentId) throw invalidField('caseType', 'case_type_retired');
  return type.id;
}

/** A built-in role replaces a custom one; a custom role also sets the built-in one that it counts as. */
async function roleColumns(
  transaction: Transaction,
  organizationId: string,
  { caseRole, customCaseRoleId }: Pick<Recipe, 'caseRole' | 'customCaseRoleId'>,
  present: CurrentRecipe,
): Promise<RecipeColumns> {
  if (customCaseRoleId === undefined || customCaseRoleId === null) {
    const leaves = caseRole !== undefined || customCaseRoleId === null;
    return { ...(caseRole === undefined ? {} : { caseRole }), ...(leaves ? { customCaseRoleId: null } : {}) };
  }
  await keepCaseRoles(transaction, organizationId);
  const role = await transaction.customCaseRole.findFirst({
    where: { id: customCaseRoleId, organizationId },
    select: { caseRole: true, retiredAt: true },
  });
  if (!role) throw invalidField('customCaseRoleId', 'case_role_unknown');
  if (role.retiredAt !== null && customCaseRoleId !== present.customCaseRoleId)
    throw invalidField('customCaseRoleId', 'case_role_retired');
  return { customCaseRoleId, caseRole: role.caseRole };
}

async function checkedStaff(
  transaction: Transaction,
  organizationId: string,
  given: readonly string[],
  present: CurrentRecipe,
): Promise<string[]> {
  const ids = [...new Set(given)];
  const chosen = ids.filter((id) => !present.caseStaffIds.includes(id));
  const active = await transaction.membership.count({
    where: {
      organizationId,
      id: { in: chosen },
      ...activeTeamMember,
    },
  });
  if (active < chosen.length)
    throw new Problem('request_invalid', { errors: [{ path: 'caseStaffIds', code: 'case_staff_unknown' }] });
  return ids;
}

/** Whether the membership `m` can be given the cases of a link now. */
const isAvailable = isActiveTeamMemberSql('m');

/**
 * Whose turn it is by the locked link `l`: the next of its staff after the last one, skipping disabled ones; null when
 * nobody is left. For the UPDATE that takes the turn together with a use of the link.
 */
export const nextCaseStaff = Prisma.sql`(
  SELECT m."id" FROM unnest(l."caseStaffIds") WITH ORDINALITY AS s ("id", "place")
  JOIN "Membership" m ON m."organizationId" = l."organizationId" AND m."id" = s."id" AND ${isAvailable}
  ORDER BY s."place" <= coalesce(array_position(l."caseStaffIds", l."caseStaffLastId"), 0), s."place" LIMIT 1)`;

/** `assigned`: the staff who get the case of the CTE `link`, whose turn is taken already. */
export const assignedCaseStaff = Prisma.sql`
  assigned AS (
    SELECT m."id" FROM link l
    JOIN "Membership" m ON m."organizationId" = l."organizationId" AND m."id" = ANY(
      CASE l."caseStaffAssignment" WHEN 'in_turn' THEN ARRAY[l."caseStaffLastId"] ELSE l."caseStaffIds" END) AND ${isAvailable}
    WHERE l."autoCreateCase"
  )`;
