import { Prisma, type Database, type Transaction } from '../database/client.ts';

/** Delivery state of the newest mail with a registration's personal link. */
export interface MailDelivery {
  state: 'queued' | 'sent' | 'failed';
  /** The provider's error message for the last failed attempt. */
  error: string | null;
}

/** Finds the newest mail with a personal link, for each registration that has one. */
export async function findDeliveries(
  database: Database | Transaction,
  registrationIds: readonly string[],
): Promise<Map<string, MailDelivery>> {
  if (registrationIds.length === 0) return new Map();
  const rows = await database.$queryRaw<({ registrationId: string } & MailDelivery)[]>(Prisma.sql`
    SELECT DISTINCT ON ("registrationId") "registrationId", "state"::text AS "state", "lastError" AS "error"
    FROM "Email"
    WHERE "registrationId" = ANY (${[...registrationIds]}::uuid[])
    ORDER BY "registrationId", "id" DESC`);
  return new Map(rows.map(({ registrationId, state, error }) => [registrationId, { state, error }]));
}

/** Finds the newest mail with a registration's personal link, for the arrival of a user or case. */
export async function findMailArrival(
  database: Database,
  registrationId: string,
): Promise<'on_its_way' | 'delivered' | 'undeliverable'> {
  const newest = await database.email.findFirst({
    where: { registrationId },
    orderBy: { id: 'desc' },
    select: { state: true, deliveredAt: true, bouncedAt: true },
  });
  if (newest?.bouncedAt || newest?.state === 'failed') return 'undeliverable';
  return newest?.deliveredAt ? 'delivered' : 'on_its_way';
}
