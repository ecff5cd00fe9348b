import type { Prisma, Transaction } from '../../platform/database/client.ts';
import { isAdministratorSql } from '../access/active-member.ts';

/** A membership and the moment at which its access was ended, to the millisecond. */
export interface Disabling {
  membershipId: string;
  disabledAt: string;
}

/** Ends the access of many members at the transaction's moment; whose it has ended already stays as it was. Answers whose it ended. */
export async function disableMembers(
  transaction: Transaction,
  membershipIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await transaction.$queryRaw<{ id: string; disabledAt: Date }[]>`
    UPDATE "Membership" SET "disabledAt" = now()
    WHERE "id" = ANY (${[...membershipIds]}::uuid[]) AND "disabledAt" IS NULL
    RETURNING "id", "disabledAt"`;
  return new Map(rows.map(({ id, disabledAt }) => [id, disabledAt]));
}

/**
 * Gives members their access back, where it is still ended as of that moment, nobody made them more than staff, and
 * `unless` does not hold, of the membership `m` that "was" ended. Answers whom it enabled.
 */
export async function enableMembers(
  transaction: Transaction,
  disablings: readonly Disabling[],
  unless: Prisma.Sql,
): Promise<Set<string>> {
  // Locked first, so that the statement below sees what others have just done to them.
  await transaction.$queryRaw`
    SELECT "id" FROM "Membership" WHERE "id" = ANY (${disablings.map(({ membershipId }) => membershipId)}::uuid[])
    ORDER BY "id" FOR NO KEY UPDATE`;
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "Membership" m SET "disabledAt" = NULL
    FROM jsonb_to_recordset(${JSON.stringify(disablings)}::jsonb) AS was ("membershipId" uuid, "disabledAt" timestamptz)
    WHERE m."id" = was."membershipId" AND m."disabledAt" = was."disabledAt" AND NOT ${isAdministratorSql('m')}
      AND NOT ${unless}
    RETURNING m."id"`;
  return new Set(rows.map(({ id }) => id));
}
