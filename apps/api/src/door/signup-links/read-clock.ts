import type { Transaction } from '../../platform/database/client.ts';

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
