import { Prisma } from '../../platform/database/client.ts';
import type { SignedReceipt } from './sign-receipt.ts';

/**
 * Parts of the completion statement: `receipt_key`, the public key unless it is published already, and `receipt`, the
 * signed file of the CTE `membership`.
 */
export function insertReceipt(
  registrationId: string,
  { file, keyId, publicKey }: SignedReceipt,
): Prisma.Sql[] {
  return [
    Prisma.sql`
    receipt_key AS (
      INSERT INTO "ReceiptKey" ("keyId", "publicKey") SELECT ${keyId}, ${publicKey} FROM membership
      ON CONFLICT DO NOTHING
    )`,
    Prisma.sql`
    receipt AS (
      INSERT INTO "Receipt" ("organizationId", "membershipId", "registrationId", "file", "keyId")
      SELECT membership."organizationId", membership."id", ${registrationId}::uuid, ${file}, ${keyId} FROM membership
    )`,
  ];
}
