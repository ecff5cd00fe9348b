import type { Membership } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { isActiveAdmin } from '../access/active-member.ts';
import { isAdministrator, mayGive } from '../access/member-role.ts';

/** The columns of a membership that decide whether it may change. */
export type MembershipRow = Pick<Membership, 'id' | 'userId' | 'role' | 'tagId' | 'joinedAt' | 'disabledAt'>;

interface Change {
  actor: MembershipRow | undefined;
  target: MembershipRow;
}

interface AccessChange extends Change {
  role: MembershipRow['role'];
  disabled: boolean;
  rows: readonly MembershipRow[];
}

/**
 * Refuses a change of role or access that the locked rows forbid: the caller may have lost
 * their own rights meanwhile. Throws `membership_required`, `membership_role_insufficient`,
 * `user_role_forbidden`, `user_last_admin`, `user_self_change`.
 */
export function refuseForbidden({ actor, target, role, disabled, rows }: AccessChange): void {
  requireAdministrator(actor);
  const own = actor.id === target.id;
  if (!own && !mayGive(actor.role, target.role)) throw new Problem('user_role_forbidden');
  if (role !== target.role && !mayGive(actor.role, role)) throw new Problem('user_role_forbidden');
  const staysAdmin = role === 'admin' && !disabled;
  const otherAdmin = rows.some((row) => isActiveAdmin(row) && row.id !== target.id);
  if (isActiveAdmin(target) && !staysAdmin && !otherAdmin) throw new Problem('user_last_admin');
  if (own) throw new Problem('user_self_change');
}

/**
 * Refuses a correction that the locked rows forbid. Throws `membership_required`, `membership_role_insufficient`,
 * `user_correction_own`, `user_correction_forbidden`.
 */
export function refuseForbiddenCorrection({ actor, target }: Change): void {
  requireAdministrator(actor);
  if (actor.id === target.id) throw new Problem('user_correction_own');
  if (!mayGive(actor.role, target.role)) throw new Problem('user_correction_forbidden');
}

function requireAdministrator(actor: MembershipRow | undefined): asserts actor is MembershipRow {
  if (!actor || actor.disabledAt !== null) throw new Problem('membership_required');
  if (!isAdministrator(actor.role)) throw new Problem('membership_role_insufficient');
}
