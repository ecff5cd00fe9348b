import { Prisma } from '../../platform/database/client.ts';

/** Inside the completion statement: the password of the CTE `person`, as better-auth keeps it. */
export function insertCredential(passwordHash: string): Prisma.Sql {
  return Prisma.sql`
    credential AS (
      INSERT INTO "Account" ("userId", "accountId", "providerId", "password", "updatedAt")
      SELECT "id", "id"::text, 'credential', ${passwordHash}, now() FROM person
      RETURNING "id"
    )`;
}
