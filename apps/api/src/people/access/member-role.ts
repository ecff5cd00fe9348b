import type { MemberRole } from '@casedoor/contracts';

/** The member roles that look after an organization. Documents call both of them administrators. */
export const administratorRoles = ['admin', 'manager'] as const satisfies readonly MemberRole[];

/** The member roles of the team: everybody but the organization's clients. */
export const teamRoles = [...administratorRoles, 'staff'] as const satisfies readonly MemberRole[];

/** Whether a role is an administrator's: admin or manager. */
export function isAdministrator(role: MemberRole): boolean {
  return administratorRoles.some((each) => each === role);
}

/** Whether a role belongs to the team. */
export function isTeamMember(role: MemberRole): boolean {
  return teamRoles.some((each) => each === role);
}

/**
 * Whether a member may give this role, or change or disable a member who has it: admins any, managers the lower two.
 */
export function mayGive(giver: MemberRole, role: MemberRole): boolean {
  return giver === 'admin' || (giver === 'manager' && !isAdministrator(role));
}
