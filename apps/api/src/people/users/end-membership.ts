import type { Membership, Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { isActiveAdmin, isAdminSql } from '../access/active-member.ts';

/**
 * Ends a person's access to an organization without an administrator.
 * Harmless if it has ended; throws `user_last_admin`.
 */
export async function endMembership(
  transaction: Transaction,
  { organizationId, membershipId }: { organizationId: string; membershipId: string },
): Promise<void> {
  // The same rows and lock order as in changing a user: the last two administrators cannot both leave at once.
  const rows = await transaction.$queryRaw<Pick<Membership, 'id' | 'role' | 'joinedAt' | 'disabledAt'>[]>`
    SELECT "id", "role", "joinedAt", "disabledAt" FROM "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND (m."id" = ${membershipId}::uuid OR ${isAdminSql('m')})
    ORDER BY m."id" FOR NO KEY UPDATE`;
  const administrators = rows.filter(isActiveAdmin);
  if (administrators.length === 1 && administrators[0]?.id === membershipId)
    throw new Problem('user_last_admin');
  await transaction.membership.updateMany({
    where: { organizationId, id: membershipId, disabledAt: null },
    data: { disabledAt: new Date() },
  });
}
