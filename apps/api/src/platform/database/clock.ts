import { Prisma, type Database, type Transaction } from './client.ts';
import { knownZone } from './time-zone.ts';

/**
 * Returns the current time of the database's clock. A read apart from the row is enough to show it or to refuse early:
 * the statement that verifies, spends, completes, decides or ends compares with now() itself.
 */
export async function readNow(database: Database | Transaction): Promise<Date> {
  const [{ now }] = await database.$queryRaw<[{ now: Date }]>`SELECT now() AS "now"`;
  return now;
}

/** The end of a moment's day in a time zone; a day in which the clocks change has 23 or 25 hours. */
export function nextMidnight(moment: Prisma.Sql, timeZone: Prisma.Sql): Prisma.Sql {
  const zone = knownZone(timeZone);
  return Prisma.sql`(date_trunc('day', ${moment} AT TIME ZONE ${zone}) + interval '1 day') AT TIME ZONE ${zone}`;
}
