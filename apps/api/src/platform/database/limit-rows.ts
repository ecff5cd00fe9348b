import { Prisma } from './client.ts';

/**
 * `LIMIT` with its number in the text. With a parameter, PostgreSQL expects a tenth of all rows where it plans for any
 * value, finds that too expensive, and plans the statement anew at each call. Not for
 * a list whose best plan depends on the values of its filters: `npm run bench` shows it.
 */
export function limitRows(most: number): Prisma.Sql {
  if (!Number.isSafeInteger(most) || most < 0) throw new Error(`${most} is no number of rows.`);
  return Prisma.raw(`LIMIT ${most}`);
}
