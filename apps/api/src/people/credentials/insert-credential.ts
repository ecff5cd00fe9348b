import { Prisma } from '../../platform/database/client.ts';

/** Part of the completion statement: the password of the CTE `person`, stored as better-auth does. */
export function insertCredential(passwordHash: string): Prisma.Sql {
  return Prisma.sql`
    credential AS (
      INSERT INTO "Account" ("userId", "accountId", "providerId", "password", "updatedAt")
      SELECT "id", "id"::text, 'credential', ${passwordHash}, now() FROM person
      RETURNING "id"
    )`;
}
