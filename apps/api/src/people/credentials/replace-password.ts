import type { Transaction } from '../../platform/database/client.ts';

interface NewPassword {
  userId: string;
  /** The hash of the password that was checked; null where there was none. */
  current: string | null;
  hash: string;
}

/** Sets a person's password, only over the one that was checked: false when a reset came between. */
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
