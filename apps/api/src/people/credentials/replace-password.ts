import type { Transaction } from '../../platform/database/client.ts';

interface NewPassword {
  userId: string;
  /** The password hash that was checked; null if there was none. */
  current: string | null;
  hash: string;
}

/**
 * Sets a person's password only if it still is the one that was
 * checked (compare and set): false if it changed meanwhile.
 */
export async function replacePassword(
  transaction: Transaction,
  { userId, current, hash }: NewPassword,
): Promise<boolean> {
  const written = await transaction.$executeRaw`
    INSERT INTO "Account" ("userId", "accountId", "providerId", "password", "updatedAt")
    VALUES (${userId}::uuid, ${userId}, 'credential', ${hash}, now())
    ON CONFLICT ("providerId", "accountId") DO UPDATE SET "password" = EXCLUDED."password", "updatedAt" = now()
    WHERE "Account"."password" IS NOT DISTINCT FROM ${current}`;
  return written > 0;
}
