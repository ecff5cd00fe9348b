import { Prisma } from './client.ts';

/**
 * `LIMIT` with its number in the text. With a parameter, PostgreSQL expects a tenth of all rows where it plans for any
 * value, finds that too expensive, and plans the statement anew at each call.
 */
export function limitRows(most: number): Prisma.Sql {
  if (!Number.isSafeInteger(most) || most < 0) throw new Error(`${most} is no number of rows.`);
  return Prisma.raw(`LIMIT ${most}`);
}
