import type { Prisma, Transaction } from '../../platform/database/client.ts';
import { isAdministratorSql } from '../access/active-member.ts';

/** A membership and the moment at which its access ended, to the millisecond. */
export interface Disabling {
  membershipId: string;
  disabledAt: string;
}

/**
 * Disables many members of an organization, as of the transaction's time; those
 * already disabled stay unchanged. Returns the ones it disabled.
 */
export async function disableMembers(
  transaction: Transaction,
  organizationId: string,
  membershipIds: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await transaction.$queryRaw<{ id: string; disabledAt: Date }[]>`
    UPDATE "Membership" SET "disabledAt" = now()
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ANY (${[...membershipIds]}::uuid[]) AND "disabledAt" IS NULL
    RETURNING "id", "disabledAt"`;
  return new Map(rows.map(({ id, disabledAt }) => [id, disabledAt]));
}

/**
 * Enables members of an organization who are still disabled as of that moment and are not administrators, if the condition `unless` is
 * false; it may use the membership `m` and its disabling `was`. Returns the ones it enabled.
 */
export async function enableMembers(
  transaction: Transaction,
  organizationId: string,
  disablings: readonly Disabling[],
  unless: Prisma.Sql,
): Promise<Set<string>> {
  // Lock the rows first, so that the statement below sees the latest commits.
  await transaction.$queryRaw`
    SELECT "id" FROM "Membership"
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ANY (${disablings.map(({ membershipId }) => membershipId)}::uuid[])
    ORDER BY "id" FOR NO KEY UPDATE`;
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "Membership" m SET "disabledAt" = NULL
    FROM jsonb_to_recordset(${JSON.stringify(disablings)}::jsonb) AS was ("membershipId" uuid, "disabledAt" timestamptz)
    WHERE m."organizationId" = ${organizationId}::uuid AND m."id" = was."membershipId" AND m."disabledAt" = was."disabledAt" AND NOT ${isAdministratorSql('m')}
      AND NOT ${unless}
    RETURNING m."id"`;
  return new Set(rows.map(({ id }) => id));
}
