import type { AppContext } from '../../platform/app-context.ts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { watchForLeak } from './watch-for-leak.ts';

/**
 * Counts that a link refused an address, without storing the address. Only where the link has an alarm for refusals.
 */
export async function countRefusal(
  context: AppContext,
  link: { id: string; organizationId: string; alarmRefusals: number | null },
  network: string,
): Promise<void> {
  if (link.alarmRefusals === null) return;
  await context.database.$transaction(async (transaction) => {
    await transaction.refusal.create({
      data: { organizationId: link.organizationId, signupLinkId: link.id, network },
    });
    await watchForLeak(transaction, context, link);
  });
}

/** Column `refusedInHour`: how many addresses the link `l` refused within the hour; 0 without an alarm for refusals. */
export const refusedInHour = Prisma.sql`, CASE WHEN l."alarmRefusals" IS NULL THEN 0 ELSE (
  SELECT count(*)::int FROM "Refusal" refusal
  WHERE refusal."organizationId" = l."organizationId" AND refusal."signupLinkId" = l."id" AND refusal."createdAt" > now() - interval '1 hour'
  ) END AS "refusedInHour"`;

/** Housekeeping: deletes refusals that no alarm counts any more. */
export async function forgetRefusals(database: Database): Promise<void> {
  await database.$executeRaw`DELETE FROM "Refusal" WHERE "createdAt" < now() - interval '1 day'`;
}
