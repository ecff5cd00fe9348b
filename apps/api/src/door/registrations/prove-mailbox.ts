import { Prisma, type Database } from '../../platform/database/client.ts';

interface Proof {
  organizationId: string;
  registrationId: string;
  /**
   * Hash of the token that verifies: the newest mail's, or the waiting token of the page where its code was entered.
   */
  tokenHash: Uint8Array<ArrayBuffer>;
  /** A condition on the registration `r` that the statement checks when it writes. */
  condition: Prisma.Sql;
}

/**
 * Marks the mailbox as verified, and stores the token as a mailbox proof that opens the registration until its end.
 * Does nothing when the registration is over or `condition` is false: a newer mail may have replaced the token since it was
 * read.
 */
export async function proveMailbox(
  database: Database,
  { organizationId, registrationId, tokenHash, condition }: Proof,
): Promise<void> {
  // Two readers of one mailbox: a passkey made after an earlier mail must not go to the person who verifies with a newer one.
  await database.$executeRaw`
    WITH proved AS (
      UPDATE "Registration" r
      SET "state" = 'verified', "verifiedAt" = COALESCE(r."verifiedAt", now()),
          "codeHash" = CASE WHEN r."waitingTokenHash" = ${tokenHash} THEN NULL ELSE r."codeHash" END,
          "pendingPasskey" = CASE WHEN ${newestMailProved} THEN r."pendingPasskey" END
      WHERE r."organizationId" = ${organizationId}::uuid AND r."id" = ${registrationId}::uuid AND r."state" IN ('started', 'verified') AND r."expiresAt" > now() AND ${condition}
      RETURNING r."id", r."organizationId"
    )
    INSERT INTO "MailboxProof" ("organizationId", "registrationId", "tokenHash")
    SELECT "organizationId", "id", ${tokenHash} FROM proved
    ON CONFLICT ("tokenHash") DO NOTHING`;
}

/** Whether the mailbox of the registration `r` was verified with its newest mail, and not only with an earlier one. */
export const newestMailProved = Prisma.sql`EXISTS (
  SELECT FROM "MailboxProof" p
  WHERE p."registrationId" = r."id" AND p."tokenHash" IN (r."tokenHash", r."waitingTokenHash") AND p."createdAt" >= r."verifiedAt")`;
