import { Prisma } from '../database/client.ts';

/** A query of what waits in each queue, by state: the jobs that are not over. */
export const jobDepths = Prisma.sql`
  SELECT "name" AS "queue", "state"::text AS "state", count(*)::int AS "count",
    COALESCE(extract(epoch FROM now() - min("created_on")), 0)::float8 AS "oldest"
  FROM pgboss.job WHERE "state" IN ('created', 'retry', 'active') GROUP BY "name", "state"`;
