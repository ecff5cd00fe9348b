import type { Database } from '../../platform/database/client.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';

/** Gives a job to every batch that is not finished: one whose job was lost goes on, one that has a job gets no second. */
export async function sweepBatches(database: Database, jobs: Pick<Jobs, 'enqueue'>): Promise<number> {
  const unfinished = await database.invitationBatch.findMany({
    where: { finishedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of unfinished) await jobs.enqueue('send-invitations', { invitationBatchId: id });
  return unfinished.length;
}
