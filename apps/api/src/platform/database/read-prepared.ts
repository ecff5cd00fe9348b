import type pg from 'pg';
import type { Prisma } from './client.ts';

/**
 * Runs a read that nearly every request makes, prepared by its name. It goes past Prisma, whose own work takes longer than
 * such a statement. Throws the errors of pg.
 */
export async function readPrepared<Row extends pg.QueryResultRow>(
  reads: pg.Pool,
  name: string,
  { text, values }: Prisma.Sql,
): Promise<Row[]> {
  const { rows } = await reads.query<Row>({ name, text, values });
  return rows;
}
