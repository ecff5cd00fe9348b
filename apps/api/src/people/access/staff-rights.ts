import type { CaseRole, MemberRole } from '@casedoor/contracts';
import { Prisma } from '../../platform/database/client.ts';
import { isActiveAdministrator, type RoleAccess } from './active-member.ts';

/** What decides whether a link gives staff rights. */
export interface GivenRights {
  joinsAs: MemberRole;
  autoCreateCase: boolean;
  caseRole: CaseRole;
}

/** Whether people who come through the link join the staff, or work on a case as staff. */
export function givesStaffRights({ joinsAs, autoCreateCase, caseRole }: GivenRights): boolean {
  return joinsAs === 'staff' || (autoCreateCase && caseRole === 'staff');
}

/** The same of the link `l`. */
export const givesStaffRightsSql = Prisma.sql`
  (l."joinsAs" = 'staff' OR (l."autoCreateCase" AND l."caseRole" = 'staff'))`;

/** Whether a link gives staff rights that nobody answers for any more. */
export function isGrantLapsed(link: GivenRights & { grantedBy: RoleAccess | null }): boolean {
  return givesStaffRights(link) && !(link.grantedBy && isActiveAdministrator(link.grantedBy));
}

/** Whether completing a registration waits for approval: the link asks for it, or its grant has lapsed. */
export function waitsForApproval(
  link: Parameters<typeof isGrantLapsed>[0] & { requiresApproval: boolean },
): boolean {
  return link.requiresApproval || isGrantLapsed(link);
}
