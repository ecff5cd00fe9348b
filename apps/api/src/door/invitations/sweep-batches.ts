import type { Database } from '../../platform/database/client.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';

/** Enqueues a job for every unfinished batch: one whose job was lost continues, one that has a job gets no second. */
export async function sweepBatches(database: Database, jobs: Pick<Jobs, 'enqueue'>): Promise<number> {
  const unfinished = await database.invitationBatch.findMany({
    where: { finishedAt: null },
    select: { id: true, organizationId: true },
    orderBy: { id: 'asc' },
  });
  for (const { id: invitationBatchId, organizationId } of unfinished)
    await jobs.enqueue('send-invitations', { organizationId, invitationBatchId });
  return unfinished.length;
}
