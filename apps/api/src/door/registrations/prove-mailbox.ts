import { Prisma, type Database } from '../../platform/database/client.ts';

interface Proof {
  registrationId: string;
  /** Of the token that is proved with: the newest mail's own, or the waiting token with whose page its code was entered. */
  tokenHash: Uint8Array<ArrayBuffer>;
  /** What must hold in the statement that proves, on the registration `r`. */
  holds: Prisma.Sql;
}

/**
 * Marks the mailbox as proved, and the token as one that opens the registration to its end. Nothing happens when the
 * registration is over or `holds` does not: a newer mail may have replaced the token since it was read.
 */
export async function proveMailbox(
  database: Database,
  { registrationId, tokenHash, holds }: Proof,
): Promise<void> {
  // Whoever proves it with a newer mail may be another reader of the mailbox: an earlier one's passkey must not be theirs.
  await database.$executeRaw`
    WITH proved AS (
      UPDATE "Registration" r
      SET "state" = 'verified', "verifiedAt" = COALESCE(r."verifiedAt", now()),
          "codeHash" = CASE WHEN r."waitingTokenHash" = ${tokenHash} THEN NULL ELSE r."codeHash" END,
          "pendingPasskey" = CASE WHEN ${newestMailProved} THEN r."pendingPasskey" END
      WHERE r."id" = ${registrationId}::uuid AND r."state" IN ('started', 'verified') AND r."expiresAt" > now() AND ${holds}
      RETURNING r."id", r."organizationId"
    )
    INSERT INTO "MailboxProof" ("organizationId", "registrationId", "tokenHash")
    SELECT "organizationId", "id", ${tokenHash} FROM proved
    ON CONFLICT ("tokenHash") DO NOTHING`;
}

/** Whether the mailbox of the registration `r` was proved with its newest mail, and not only with an earlier one. */
export const newestMailProved = Prisma.sql`EXISTS (
  SELECT FROM "MailboxProof" p
  WHERE p."registrationId" = r."id" AND p."tokenHash" IN (r."tokenHash", r."waitingTokenHash") AND p."createdAt" >= r."verifiedAt")`;
