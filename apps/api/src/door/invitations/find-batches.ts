import type { InvitationBatch, listInvitationBatches } from '@casedoor/contracts';
import type { z } from 'zod';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';

const withSender = { createdBy: { select: memberNameFields } } satisfies Prisma.InvitationBatchInclude;
type BatchRow = Prisma.InvitationBatchGetPayload<{ include: typeof withSender }>;

/** The progress of a batch. Throws `invitation_batch_not_found`, also for another organization's. */
export async function findBatch(
  database: Database,
  organizationId: string,
  invitationBatchId: string,
): Promise<InvitationBatch> {
  const batch = await database.invitationBatch.findFirst({
    where: { id: invitationBatchId, organizationId },
    include: withSender,
  });
  const [found] = await present(database, batch ? [batch] : []);
  if (!found) throw new Problem('invitation_batch_not_found');
  return found;
}

/** The batches of a link, newest first. Throws `signup_link_not_found`. */
export async function findBatches(
  database: Database,
  organizationId: string,
  signupLinkId: string,
  { limit, cursor }: z.output<typeof listInvitationBatches.query>,
): Promise<{ items: InvitationBatch[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, idPosition);
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    select: { id: true },
  });
  if (!link) throw new Problem('signup_link_not_found');
  const batches = await database.invitationBatch.findMany({
    where: { organizationId, signupLinkId, ...(after ? { id: { lt: after.id } } : {}) },
    include: withSender,
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = cutPage(batches, limit, ({ id }) => ({ id }));
  return { items: await present(database, rows), nextCursor };
}

interface Counts {
  batchId: string;
  total: number;
  waiting: number;
  invited: number;
  refused: number;
  cancelled: number;
  linkClosed: number;
  senderMayNot: number;
  failed: number;
}

async function present(database: Database, batches: readonly BatchRow[]): Promise<InvitationBatch[]> {
  const counted = await database.$queryRaw<Counts[]>`
    SELECT "batchId", count(*)::int AS "total",
      count(*) FILTER (WHERE "step" = 'queued')::int AS "waiting",
      count(*) FILTER (WHERE "step" = 'invited')::int AS "invited",
      count(*) FILTER (WHERE "step" = 'refused')::int AS "refused",
      count(*) FILTER (WHERE "step" = 'cancelled')::int AS "cancelled",
      count(*) FILTER (WHERE "refusal" = 'link_closed')::int AS "linkClosed",
      count(*) FILTER (WHERE "refusal" = 'sender_may_not')::int AS "senderMayNot",
      count(*) FILTER (WHERE "refusal" = 'failed')::int AS "failed"
    FROM "Invitation" WHERE "batchId" = ANY (${batches.map(({ id }) => id)}::uuid[]) GROUP BY "batchId"`;
  const none = {
    total: 0,
    waiting: 0,
    invited: 0,
    refused: 0,
    cancelled: 0,
    linkClosed: 0,
    senderMayNot: 0,
    failed: 0,
  };
  return batches.map((batch) => {
    const counts = counted.find(({ batchId }) => batchId === batch.id) ?? none;
    return {
      ...counts,
      id: batch.id,
      createdAt: batch.createdAt.toISOString(),
      createdBy: fullName(batch.createdBy) ?? '',
      finishedAt: batch.finishedAt?.toISOString() ?? null,
      cancelledAt: batch.cancelledAt?.toISOString() ?? null,
      reminderDays: batch.reminderDays,
    };
  });
}
