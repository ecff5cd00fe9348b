import type { Database } from '../../platform/database/client.ts';
import { watchForLeak, type AlarmTools } from './watch-for-leak.ts';

/** Counts that a link refused an address: that it did, and of the address nothing. Only where somebody wants to hear of many. */
export async function countRefusal(
  { database, ...tools }: AlarmTools & { database: Database },
  link: { id: string; organizationId: string; alarmRefusals: number | null },
): Promise<void> {
  if (link.alarmRefusals === null) return;
  await database.$transaction(async (transaction) => {
    await transaction.refusal.create({
      data: { organizationId: link.organizationId, signupLinkId: link.id },
    });
    await watchForLeak(transaction, tools, link.id);
  });
}

/** Housekeeping: forgets refusals that no alarm looks at any more. */
export async function forgetRefusals(database: Database): Promise<void> {
  await database.$executeRaw`DELETE FROM "Refusal" WHERE "createdAt" < now() - interval '1 day'`;
}
