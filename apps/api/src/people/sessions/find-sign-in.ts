import type { Database, Prisma } from '../../platform/database/client.ts';

/** The user of an address and the hash of their password, where `maySignIn`, a condition on the user `u`, is true. */
export async function findSignIn(
  database: Database,
  emailCanonical: string,
  maySignIn: Prisma.Sql,
): Promise<{ userId: string; passwordHash: string } | null> {
  const [found] = await database.$queryRaw<{ userId: string; passwordHash: string }[]>`
    SELECT u."id"::text AS "userId", a."password" AS "passwordHash"
    FROM "User" u JOIN "Account" a ON a."userId" = u."id"
    WHERE u."emailCanonical" = ${emailCanonical} AND a."providerId" = 'credential' AND a."password" IS NOT NULL AND ${maySignIn}`;
  return found ?? null;
}
