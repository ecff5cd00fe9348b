import type { InvitationBatch } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findBatch } from './find-batches.ts';
import { findOpenLink } from './send-invitation.ts';

/**
 * Retries the addresses of a batch that a closed link, a sender without rights or a fault of ours had refused; the
 * caller becomes the sender. Throws `invitation_batch_not_found` and the problem of a link that is still closed.
 */
export async function resumeBatch(
  { database, outbox }: AppContext,
  { organizationId, membershipId }: Member,
  invitationBatchId: string,
): Promise<InvitationBatch> {
  const batch = await database.invitationBatch.findFirst({
    where: { id: invitationBatchId, organizationId },
  });
  if (!batch) throw new Problem('invitation_batch_not_found');
  await findOpenLink(database, organizationId, batch.signupLinkId);
  await database.$transaction(async (transaction) => {
    // Locks the batch's row: of two calls, only one finds refused addresses.
    await transaction.invitationBatch.update({
      where: { organizationId_id: { organizationId, id: invitationBatchId } },
      data: { createdById: membershipId },
    });
    const { count } = await transaction.invitation.updateMany({
      where: {
        batchId: invitationBatchId,
        step: 'refused',
        refusal: { in: ['link_closed', 'sender_may_not', 'failed'] },
      },
      data: { step: 'queued', refusal: null, failedAt: null },
    });
    if (count === 0) return;
    await transaction.invitationBatch.update({
      where: { organizationId_id: { organizationId, id: invitationBatchId } },
      data: { finishedAt: null, cancelledAt: null },
    });
    await outbox.jobs.enqueue('send-invitations', { organizationId, invitationBatchId }, transaction);
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.invitations_resumed',
      actorMembershipId: membershipId,
      subjectType: 'signup_link',
      subjectId: batch.signupLinkId,
      details: { invitationBatchId, addresses: count },
    });
  });
  return findBatch(database, organizationId, invitationBatchId);
}
