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

/** Housekeeping: deletes refusals that no alarm counts any more. */
export async function forgetRefusals(database: Database): Promise<void> {
  await database.$executeRaw`DELETE FROM "Refusal" WHERE "createdAt" < now() - interval '1 day'`;
}
