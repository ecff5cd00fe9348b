import type { AppContext } from '../../platform/app-context.ts';
import type { Database } from '../../platform/database/client.ts';
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

/** Whether a link refused more than ten addresses, and half of those that raise its alarm, within the hour. */
export async function refusesMany(
  database: Database,
  link: { id: string; organizationId: string; alarmRefusals: number | null },
): Promise<boolean> {
  if (link.alarmRefusals === null) return false;
  const [row] = await database.$queryRaw<{ refused: number }[]>`
    SELECT count(*)::int AS "refused" FROM "Refusal"
    WHERE "organizationId" = ${link.organizationId}::uuid AND "signupLinkId" = ${link.id}::uuid
      AND "createdAt" > now() - interval '1 hour'`;
  return (row?.refused ?? 0) > Math.max(10, link.alarmRefusals / 2);
}

/** Housekeeping: deletes refusals that no alarm counts any more. */
export async function forgetRefusals(database: Database): Promise<void> {
  await database.$executeRaw`DELETE FROM "Refusal" WHERE "createdAt" < now() - interval '1 day'`;
}
