import type { Database } from '../database/client.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { awaitedMessages } from './enqueue-email.ts';

const page = 500;
const nil = '00000000-0000-0000-0000-000000000000';

/** Enqueues a job for every mail that has been queued for more than a minute. Returns how many mails that were. */
export async function sweepOutbox(database: Database, jobs: Pick<Jobs, 'enqueue'>): Promise<number> {
  let seen = 0;
  for (let after: string | null = null; ;) {
    const mails: { id: string; queuedBefore: number | null }[] = await database.$queryRaw`
      SELECT "id", CASE WHEN "message" = ANY (${awaitedMessages}::text[])
        THEN (row_number() OVER (PARTITION BY "mailbox_key"(lower("recipient")) ORDER BY "id") - 1)::int END AS "queuedBefore"
      FROM "Email"
      WHERE "state" = 'queued' AND "createdAt" < now() - interval '1 minute' AND "id" > ${after ?? nil}::uuid
      ORDER BY "id" LIMIT ${page}`;
    // A mail whose job is alive gets no second one: the queue allows one job for each mail.
    await jobs.enqueue(
      'deliver-email',
      mails.map(({ id, queuedBefore }) => ({
        emailId: id,
        ...(queuedBefore === null ? {} : { queuedBefore }),
      })),
    );
    seen += mails.length;
    after = mails.at(-1)?.id ?? null;
    if (mails.length < page) return seen;
  }
}
