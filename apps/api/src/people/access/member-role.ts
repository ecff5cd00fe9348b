import type { MemberRole } from '@casedoor/contracts';

/** The member roles that look after an organization. Documents call both of them administrators. */
export const administratorRoles = ['admin', 'manager'] as const satisfies readonly MemberRole[];

/** The member roles of the people who work for an organization: everybody but its clients. */
export const teamRoles = [...administratorRoles, 'staff'] as const satisfies readonly MemberRole[];

/** Whether a role looks after the organization. */
export function isAdministrator(role: MemberRole): boolean {
  return administratorRoles.some((each) => each === role);
}

/** Whether a role works for the organization. */
export function isTeamMember(role: MemberRole): boolean {
  return teamRoles.some((each) => each === role);
}

/** Whether a member may give this role, or change or disable somebody who has it: admins any, managers the lower two. */
export function mayGive(giver: MemberRole, role: MemberRole): boolean {
  return giver === 'admin' || (giver === 'manager' && !isAdministrator(role));
}
