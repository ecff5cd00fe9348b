import type { Database } from '../../platform/database/client.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';

/** Enqueues a job for every unfinished import: one whose job was lost continues, one that has a job gets no second. */
export async function sweepImports(database: Database, jobs: Pick<Jobs, 'enqueue'>): Promise<number> {
  const unfinished = await database.import.findMany({
    where: { finishedAt: null },
    select: { id: true, organizationId: true },
    orderBy: { id: 'asc' },
  });
  for (const { id: importId, organizationId } of unfinished)
    await jobs.enqueue('import-rows', { organizationId, importId });
  return unfinished.length;
}
