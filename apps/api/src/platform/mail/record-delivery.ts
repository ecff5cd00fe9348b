import type { Database } from '../database/client.ts';

/** The provider's report about a mail that it accepted. */
export interface DeliveryReport {
  /** The provider's identifier of the mail. */
  providerId: string;
  /** undeliverable: it was not delivered. complained: it was delivered and reported as unwanted. */
  outcome: 'delivered' | 'undeliverable' | 'complained';
  /** When that happened. */
  at: Date;
  /** When the provider accepted the mail, if it says so. */
  mailedAt: Date | null;
  /** Why it was not delivered or not wanted, in plain words. */
  reason: string | null;
}

/**
 * Records a delivery report with the mail. The same reports in any order and number
 * leave the same row. `unknown`: no such mail; `early`: no such mail yet, but so
 * recent that our own update may not be committed; the provider should retry.
 */
export async function recordDelivery(
  database: Database,
  report: DeliveryReport,
): Promise<'recorded' | 'unknown' | 'early'> {
  const { providerId, outcome, at, reason } = report;
  const arrived = outcome !== 'undeliverable';
  const refused = outcome !== 'delivered';
  // A mail whose recipient was erased stores no reason either: it may contain the address.
  const count = await database.$executeRaw`
    WITH reported AS (
      SELECT "id",
        CASE WHEN ${arrived} THEN LEAST("deliveredAt", ${at}) ELSE "deliveredAt" END AS "deliveredAt",
        CASE WHEN ${refused} THEN LEAST("bouncedAt", ${at}) ELSE "bouncedAt" END AS "bouncedAt",
        CASE
          WHEN NOT ${refused} OR "bouncedAt" < ${at} THEN "lastError"
          WHEN "recipient" <> '' THEN ${reason}
        END AS "lastError"
      FROM "Email" WHERE "providerId" = ${providerId} AND "state" <> 'queued' FOR UPDATE
    )
    UPDATE "Email" AS mail
    SET "deliveredAt" = reported."deliveredAt", "bouncedAt" = reported."bouncedAt", "lastError" = reported."lastError",
        "state" = CASE WHEN reported."bouncedAt" IS NOT NULL AND reported."deliveredAt" IS NULL THEN 'failed' ELSE 'sent' END::"EmailState",
        "failedAt" = CASE WHEN reported."bouncedAt" IS NOT NULL AND reported."deliveredAt" IS NULL THEN reported."bouncedAt" END
    FROM reported WHERE mail."id" = reported."id"`;
  if (count > 0) return 'recorded';
  const age = report.mailedAt === null ? Infinity : Date.now() - report.mailedAt.getTime();
  return age < 2 * 60_000 ? 'early' : 'unknown';
}
