import type { CaseRole, MemberRole } from '@casedoor/contracts';
import { Prisma } from '../../platform/database/client.ts';
import { isActiveAdministrator, type RoleAccess } from './active-member.ts';

/** The settings that decide whether a link gives staff rights. */
export interface GivenRights {
  joinsAs: MemberRole;
  autoCreateCase: boolean;
  caseRole: CaseRole;
}

/** Whether people who sign up through the link join as staff, or get staff rights in a case. */
export function givesStaffRights({ joinsAs, autoCreateCase, caseRole }: GivenRights): boolean {
  return joinsAs === 'staff' || (autoCreateCase && caseRole === 'staff');
}

/** The same as SQL, over the link `l`. */
export const givesStaffRightsSql = Prisma.sql`
  (l."joinsAs" = 'staff' OR (l."autoCreateCase" AND l."caseRole" = 'staff'))`;

/** Whether a link gives staff rights but the administrator who granted them is no longer active, or none did. */
export function isGrantLapsed(link: GivenRights & { grantedBy: RoleAccess | null }): boolean {
  return givesStaffRights(link) && !(link.grantedBy && isActiveAdministrator(link.grantedBy));
}

/**
 * Whether a registration becomes pending approval when it is finished: the link requires it, or its grant has lapsed.
 */
export function needsApproval(
  link: Parameters<typeof isGrantLapsed>[0] & { requiresApproval: boolean },
): boolean {
  return link.requiresApproval || isGrantLapsed(link);
}
