import { Prisma } from '../database/client.ts';

/** A query of the mails that have not left, with the age of the oldest. */
export const mailDepth = Prisma.sql`
  SELECT 'mail' AS "queue", 'queued' AS "state", count(*)::int AS "count",
    COALESCE(extract(epoch FROM now() - min("createdAt")), 0)::float8 AS "oldest"
  FROM "Email" WHERE "state" = 'queued'`;
