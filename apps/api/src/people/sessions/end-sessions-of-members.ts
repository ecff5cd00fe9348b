import type { Transaction } from '../../platform/database/client.ts';
import { isActiveSql } from '../access/active-member.ts';

/**
 * Ends the sessions of people whose memberships have just been disabled: all sessions of a person with no other active
 * membership; otherwise only those that act in the disabled one.
 */
export async function endSessionsOfMembers(
  transaction: Transaction,
  organizationId: string,
  membershipIds: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    DELETE FROM "Session" s USING "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND m."id" = ANY (${[...membershipIds]}::uuid[]) AND s."userId" = m."userId"
      AND (s."activeMembershipId" = m."id" OR NOT EXISTS (
        SELECT FROM "Membership" other
        WHERE other."userId" = m."userId" AND other."id" <> m."id" AND ${isActiveSql('other')}
      ))`;
}
