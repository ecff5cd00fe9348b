import type { Database } from '../database/client.ts';

/** What the provider reports about a mail that it took. */
export interface DeliveryReport {
  /** The provider's identifier of the mail. */
  providerId: string;
  /** undeliverable: it never arrived. complained: it arrived and was unwelcome. */
  outcome: 'delivered' | 'undeliverable' | 'complained';
  /** When that happened. */
  at: Date;
  /** When the provider took the mail, as far as it says. */
  mailedAt: Date | null;
  /** Why it was not delivered or not welcome, in plain words. */
  reason: string | null;
}

/**
 * Notes a report with the mail. The same reports in any order and number leave the same row. `unknown`: no such mail;
 * `early`: none yet, but so fresh that our own note of it may be on its way, so the report should come again.
 */
export async function recordDelivery(
  database: Database,
  report: DeliveryReport,
): Promise<'recorded' | 'unknown' | 'early'> {
  const { providerId, outcome, at, reason } = report;
  const arrived = outcome !== 'undeliverable';
  const refused = outcome !== 'delivered';
  // A mail whose recipient was erased keeps no reason either: it may spell out the address.
  const count = await database.$executeRaw`
    WITH told AS (
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
    SET "deliveredAt" = told."deliveredAt", "bouncedAt" = told."bouncedAt", "lastError" = told."lastError",
        "state" = CASE WHEN told."bouncedAt" IS NOT NULL AND told."deliveredAt" IS NULL THEN 'failed' ELSE 'sent' END::"EmailState",
        "failedAt" = CASE WHEN told."bouncedAt" IS NOT NULL AND told."deliveredAt" IS NULL THEN told."bouncedAt" END
    FROM told WHERE mail."id" = told."id"`;
  if (count > 0) return 'recorded';
  const age = report.mailedAt === null ? Infinity : Date.now() - report.mailedAt.getTime();
  return age < 2 * 60_000 ? 'early' : 'unknown';
}
