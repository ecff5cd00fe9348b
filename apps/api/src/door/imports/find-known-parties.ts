import { Prisma, type Transaction } from '../../platform/database/client.ts';
import type { NewParty } from '../../casework/parties/insert-parties.ts';
import type { KnownParty } from './judge-party-row.ts';

/** For each party, its compared form, and the party on the list that equals it. */
export async function findKnownParties(
  transaction: Transaction,
  organizationId: string,
  parties: readonly NewParty[],
): Promise<{ key: string; known: KnownParty | null }[]> {
  const rows = await transaction.$queryRaw<
    { key: string; id: string | null; version: number; note: string | null }[]
  >(Prisma.sql`
    SELECT concat_ws(chr(10), row."nameKey", '@' || row."emailCanonical", '+' || row."phoneKey") AS "key",
      same."id"::text, same."version", same."note"
    FROM (
      SELECT "name_key"(given."name") AS "nameKey", given."emailCanonical", "phone_key"(given."phone") AS "phoneKey", given."number"
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) AS ("name" text, "emailCanonical" text, "phone" text))
        WITH ORDINALITY AS given("name", "emailCanonical", "phone", "number")
    ) row
    LEFT JOIN LATERAL (
      SELECT p."id", p."version", p."note" FROM "Party" p
      WHERE p."organizationId" = ${organizationId}::uuid AND p."archivedAt" IS NULL AND p."nameKey" = row."nameKey"
        AND p."emailCanonical" IS NOT DISTINCT FROM row."emailCanonical" AND p."phoneKey" IS NOT DISTINCT FROM row."phoneKey"
      ORDER BY p."id" LIMIT 1
    ) same ON true
    ORDER BY row."number"`);
  return rows.map(({ key, id, version, note }) => ({
    key,
    known: id === null ? null : { id, version, note },
  }));
}
