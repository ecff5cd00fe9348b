import type { Transaction } from '../../platform/database/client.ts';

/** The clock and limits that times are checked against. */
export interface Clock {
  /** Now, by the database's clock. */
  now: Date;
  /** The latest end of a staff link: the same time of day in the organization's time zone, seven days later. */
  latestStaffEnd: Date;
}

/** The most calendar days that a staff link may work. */
export const mostStaffDays = 7;

/** The transaction's time by the database's clock, for an organization. */
export async function readClock(transaction: Transaction, organizationId: string): Promise<Clock> {
  const [clock] = await transaction.$queryRaw<[Clock]>`
    SELECT now() AS "now",
           (now() AT TIME ZONE "known_zone"("timeZone") + ${mostStaffDays} * interval '1 day') AT TIME ZONE "known_zone"("timeZone") AS "latestStaffEnd"
    FROM "Organization" WHERE "id" = ${organizationId}::uuid`;
  return clock;
}
