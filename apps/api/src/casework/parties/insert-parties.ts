import { Prisma, type Transaction } from '../../platform/database/client.ts';

/** A party to add. */
export interface NewParty {
  name: string;
  /** As typed. */
  email: string | null;
  emailCanonical: string | null;
  phone: string | null;
  note: string | null;
}

/** Adds parties with the keys by which conflicts are found; returns their ids in the order of the parties. */
export async function insertParties(
  transaction: Transaction,
  { organizationId, membershipId }: { organizationId: string; membershipId: string },
  parties: readonly NewParty[],
): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
    INSERT INTO "Party" ("organizationId", "name", "nameKey", "email", "emailCanonical", "phone", "phoneKey", "note", "addedById")
    SELECT ${organizationId}::uuid, party."name", "name_key"(party."name"), party."email", party."emailCanonical",
      party."phone", "phone_key"(party."phone"), party."note", ${membershipId}::uuid
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(parties)}::jsonb) AS (
      "name" text, "email" text, "emailCanonical" text, "phone" text, "note" text
    )) WITH ORDINALITY AS party("name", "email", "emailCanonical", "phone", "note", "number")
    ORDER BY party."number"
    RETURNING "id"::text`);
  return rows.map(({ id }) => id);
}
