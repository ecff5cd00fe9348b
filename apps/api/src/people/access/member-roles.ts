import type { MemberRole } from '@casedoor/contracts';

/** Whether a member may give this role, or change or disable somebody who has it: administrators any, managers the lower two. */
export function mayGive(giver: MemberRole, role: MemberRole): boolean {
  return giver === 'admin' || (giver === 'manager' && (role === 'staff' || role === 'client'));
}
