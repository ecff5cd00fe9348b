import { Prisma, type Database } from '../../platform/database/client.ts';

interface Proof {
  organizationId: string;
  registrationId: string;
  /** Hash of the personal link's token, or of the mail's code with the hash of the waiting token that it was entered with. */
  by:
    | { tokenHash: Uint8Array<ArrayBuffer> }
    | { codeHash: Uint8Array<ArrayBuffer>; waitingTokenHash: Uint8Array<ArrayBuffer> };
}

/**
 * Marks the mailbox as verified by one of the registration's mails; a code makes its page's waiting token open the
 * registration too. Does nothing when the registration is over or the code was used. Returns the network that started the
 * registration if this verified its mailbox for the first time.
 */
export async function proveMailbox(
  database: Database,
  { organizationId, registrationId, by }: Proof,
): Promise<{ network: string | null } | null> {
  const waitingTokenHash = 'codeHash' in by ? by.waitingTokenHash : null;
  const mail =
    'codeHash' in by ? Prisma.sql`"codeHash" = ${by.codeHash}` : Prisma.sql`"tokenHash" = ${by.tokenHash}`;
  // Two readers of one mailbox: a passkey made after an earlier mail must not go to the person who verifies with a newer one.
  const [first] = await database.$queryRaw<{ network: string | null }[]>`
    WITH before AS (
      SELECT "verifiedAt" FROM "Registration" r
      WHERE r."organizationId" = ${organizationId}::uuid AND r."id" = ${registrationId}::uuid
    ),
    mail AS (
      SELECT "id", "verifiedAt" FROM "RegistrationToken"
      WHERE "organizationId" = ${organizationId}::uuid AND "registrationId" = ${registrationId}::uuid AND ${mail} LIMIT 1
    ),
    proved AS (
      UPDATE "Registration" r
      SET "state" = 'verified', "verifiedAt" = COALESCE(r."verifiedAt", now()),
          "pendingPasskey" = CASE WHEN mail."verifiedAt" IS NOT NULL THEN r."pendingPasskey" END
      FROM mail
      WHERE r."organizationId" = ${organizationId}::uuid AND r."id" = ${registrationId}::uuid
        AND r."state" IN ('started', 'verified') AND r."expiresAt" > now()
      RETURNING r."organizationId", r."id", r."network", mail."id" AS "mailId"
    ),
    marked AS (
      UPDATE "RegistrationToken" t
      SET "verifiedAt" = COALESCE(t."verifiedAt", now()),
          "codeHash" = CASE WHEN ${waitingTokenHash}::bytea IS NULL THEN t."codeHash" END
      FROM proved WHERE t."id" = proved."mailId"
    ),
    opened AS (
      INSERT INTO "RegistrationToken" ("organizationId", "registrationId", "tokenHash", "verifiedAt")
      SELECT "organizationId", "id", ${waitingTokenHash}::bytea, now() FROM proved WHERE ${waitingTokenHash}::bytea IS NOT NULL
      ON CONFLICT ("tokenHash") DO NOTHING
    )
    SELECT proved."network" FROM proved, before WHERE before."verifiedAt" IS NULL`;
  return first ?? null;
}
