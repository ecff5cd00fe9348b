import { Prisma } from '../../platform/database/client.ts';

/**
 * Whether the user `u` may sign in and hold a session, in SQL: not if every organization that they belong to has disabled
 * them, unless they are about to join another one (`joinsAnother`, a condition on `u`).
 */
export function maySignInSql(joinsAnother: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    COALESCE((SELECT bool_or(m."disabledAt" IS NULL) FROM "Membership" m WHERE m."userId" = u."id"), true) OR ${joinsAnother})`;
}
