import { Prisma, type Transaction } from './client.ts';

/** An organization's time zone for `AT TIME ZONE`: UTC if the database does not know it, instead of an error. */
export function knownZone(timeZone: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`"known_zone"(${timeZone})`;
}

/** Whether this database knows a time zone of the catalogue: it may be older than the zone. */
export async function isKnownZone(transaction: Transaction, timeZone: string): Promise<boolean> {
  const [row] = await transaction.$queryRaw<[{ known: boolean }]>`
    SELECT "known_zone"(${timeZone}) = ${timeZone} AS "known"`;
  return row.known;
}
