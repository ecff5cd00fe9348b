import type { Database } from '../database/client.ts';
import type { Jobs } from '../jobs/jobs.ts';

const page = 500;

/** Enqueues a job for every mail that has been queued for more than a minute. Returns how many mails that were. */
export async function sweepOutbox(database: Database, jobs: Pick<Jobs, 'enqueue'>): Promise<number> {
  let seen = 0;
  for (let after: string | null = null; ;) {
    const mails: { id: string }[] = await database.email.findMany({
      where: {
        state: 'queued',
        createdAt: { lt: new Date(Date.now() - 60_000) },
        ...(after ? { id: { gt: after } } : {}),
      },
      orderBy: { id: 'asc' },
      select: { id: true },
      take: page,
    });
    // A mail whose job is alive gets no second one: the queue allows one job for each mail.
    for (const { id } of mails) await jobs.enqueue('deliver-email', { emailId: id });
    seen += mails.length;
    after = mails.at(-1)?.id ?? null;
    if (mails.length < page) return seen;
  }
}
