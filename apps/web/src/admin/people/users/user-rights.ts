import type { MemberRole } from '@casedoor/contracts';

/** The roles that a member may give to others: admins all, managers those below their own. */
export function rolesToGive(by: MemberRole): MemberRole[] {
  if (by === 'admin') return ['client', 'staff', 'manager', 'admin'];
  return by === 'manager' ? ['client', 'staff'] : [];
}

/** Whether a member may change or disable this user. The API decides; this only hides what it would refuse. */
export function mayChange(
  by: { membershipId: string; role: MemberRole },
  user: { id: string; role: MemberRole },
): boolean {
  return by.membershipId !== user.id && rolesToGive(by.role).includes(user.role);
}
