import type { Membership, Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { isActive } from '../access/active-member.ts';
import type { Member } from '../access/member.ts';
import { isAdministrator, mayGive } from '../access/member-role.ts';

type Row = Pick<Membership, 'id' | 'userId' | 'role' | 'joinedAt' | 'disabledAt'>;

/**
 * Locks the caller and the member to whom they propose an address, and checks that they may: administrators anybody,
 * managers staff and clients. Throws `user_not_found`, `membership_required`, `membership_role_insufficient` and
 * `user_role_forbidden`.
 */
export async function lockProposedTo(
  transaction: Transaction,
  { organizationId, membershipId: actorId }: Member,
  membershipId: string,
): Promise<Row> {
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT m."id", m."userId", m."role", m."joinedAt", m."disabledAt" FROM "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND m."id" IN (${membershipId}::uuid, ${actorId}::uuid)
    ORDER BY m."id" FOR NO KEY UPDATE`;
  const target = rows.find(({ id }) => id === membershipId);
  if (!target) throw new Problem('user_not_found');
  const actor = rows.find(({ id }) => id === actorId);
  if (!actor || !isActive(actor)) throw new Problem('membership_required');
  if (!isAdministrator(actor.role)) throw new Problem('membership_role_insufficient');
  if (!mayGive(actor.role, target.role)) throw new Problem('user_role_forbidden');
  return target;
}
