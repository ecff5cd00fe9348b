import { Prisma, type Database, type Transaction } from './client.ts';

/** What times are judged by. */
export interface Clock {
  /** Now, by the database's clock. */
  now: Date;
  /** Until when a link that gives staff rights may work: the same time of day in the organization's time zone, seven days on. */
  latestStaffEnd: Date;
}

/** For how many calendar days a link that gives staff rights may work. */
export const mostStaffDays = 7;

/** The database's clock as a transaction has it, for an organization. */
export async function readClock(transaction: Transaction, organizationId: string): Promise<Clock> {
  const [clock] = await transaction.$queryRaw<[Clock]>`
    SELECT now() AS "now",
           (now() AT TIME ZONE "timeZone" + ${mostStaffDays} * interval '1 day') AT TIME ZONE "timeZone" AS "latestStaffEnd"
    FROM "Organization" WHERE "id" = ${organizationId}::uuid`;
  return clock;
}

/** Now, by the database's clock. */
export async function readNow(database: Database | Transaction): Promise<Date> {
  const [{ now }] = await database.$queryRaw<[{ now: Date }]>`SELECT now() AS "now"`;
  return now;
}

/** The end of a moment's day in a time zone; a day in which the clocks change has 23 or 25 hours. */
export function nextMidnight(moment: Prisma.Sql, timeZone: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(date_trunc('day', ${moment} AT TIME ZONE ${timeZone}) + interval '1 day') AT TIME ZONE ${timeZone}`;
}
