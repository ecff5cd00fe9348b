import { Prisma, type Transaction } from '../../platform/database/client.ts';

/**
 * Part of the completion statement: gives the CTE `person` the passkey from `pendingPasskey` (a PasskeyRecord and its
 * name) of the CTE `locked_registration`.
 */
export function insertPasskey(): Prisma.Sql {
  return Prisma.sql`
    passkey AS (
      INSERT INTO "Passkey" ("userId", "name", "credentialID", "publicKey", "counter", "deviceType", "backedUp", "transports", "aaguid")
      SELECT person."id", made."name", made."credentialID", made."publicKey", made."counter", made."deviceType", made."backedUp",
             made."transports", made."aaguid"
      FROM person, locked_registration, jsonb_to_record(locked_registration."pendingPasskey") AS made (
        "name" text, "credentialID" text, "publicKey" text, "counter" int, "deviceType" text, "backedUp" boolean, "transports" text, "aaguid" text
      )
      RETURNING "id"
    )`;
}

/** Adds a passkey to a user who has an account. */
export async function createPasskey(
  transaction: Transaction,
  passkey: Prisma.PasskeyUncheckedCreateInput,
): Promise<void> {
  await transaction.passkey.create({ data: passkey });
}
