import { type Database, Prisma } from '../src/platform/database/client.ts';

interface Plan {
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Runs a query and returns how many rows it read from tables: what it costs, whatever the machine is. */
export async function rowsRead(database: Database, query: Prisma.Sql): Promise<number> {
  const [explained] = await database.$queryRaw<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(
    Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
  );
  return rowsOf(explained['QUERY PLAN'][0].Plan);
}

function rowsOf(plan: Plan): number {
  const own = plan['Relation Name']
    ? ((plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0)) * (plan['Actual Loops'] ?? 0)
    : 0;
  return own + (plan.Plans ?? []).reduce((sum, part) => sum + rowsOf(part), 0);
}
