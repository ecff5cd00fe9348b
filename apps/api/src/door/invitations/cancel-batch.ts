import type { InvitationBatch } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { cancelQueuedEmails } from '../../platform/mail/cancel-queued-emails.ts';
import { revokeRegistration } from './revoke-registration.ts';
import type { Member } from '../../people/access/member.ts';
import { findBatch } from './find-batches.ts';

/**
 * Cancels the unsent part of a batch: queued addresses, and written mails whose delivery has not begun. Idempotent.
 * Throws `invitation_batch_not_found`.
 */
export async function cancelBatch(
  database: Database,
  member: Member,
  invitationBatchId: string,
): Promise<InvitationBatch> {
  const { organizationId, membershipId } = member;
  await database.$transaction(async (transaction) => {
    const [batch] = await transaction.$queryRaw<{ signupLinkId: string; isFirst: boolean }[]>`
      WITH before AS (
        SELECT "id", "cancelledAt" FROM "InvitationBatch"
        WHERE "id" = ${invitationBatchId}::uuid AND "organizationId" = ${organizationId}::uuid FOR UPDATE
      )
      UPDATE "InvitationBatch" b
      SET "cancelledAt" = COALESCE(b."cancelledAt", now()), "finishedAt" = COALESCE(b."finishedAt", now())
      FROM before WHERE b."organizationId" = ${organizationId}::uuid AND b."id" = before."id"
      RETURNING b."signupLinkId", before."cancelledAt" IS NULL AS "isFirst"`;
    if (!batch) throw new Problem('invitation_batch_not_found');
    await transaction.invitation.updateMany({
      where: { batchId: invitationBatchId, step: 'queued' },
      data: { step: 'cancelled' },
    });
    const mailed = await transaction.invitation.findMany({
      where: { batchId: invitationBatchId, step: 'invited', supersededAt: null, revokedAt: null },
      select: { id: true, registrationId: true },
    });
    const registrationIds = mailed.flatMap(({ registrationId }) => registrationId ?? []);
    const unsent = await cancelQueuedEmails(
      transaction,
      registrationIds,
      'Not sent: the sending was cancelled.',
    );
    // Keeps a registration that the person has already verified.
    const begun = await transaction.registration.findMany({
      where: { organizationId, id: { in: unsent }, state: 'started' },
      select: { id: true },
    });
    for (const { id } of begun) await revokeRegistration(transaction, member, id);
    await transaction.invitation.updateMany({
      where: { batchId: invitationBatchId, step: 'invited', registrationId: { in: unsent } },
      data: { step: 'cancelled' },
    });
    if (!batch.isFirst) return;
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.invitations_cancelled',
      actorMembershipId: membershipId,
      subjectType: 'signup_link',
      subjectId: batch.signupLinkId,
      details: { invitationBatchId },
    });
  });
  return findBatch(database, organizationId, invitationBatchId);
}
