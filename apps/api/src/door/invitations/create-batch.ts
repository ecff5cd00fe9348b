import type { InvitationBatch, sendInvitations as endpoint } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { findBatch } from './find-batches.ts';
import { judgeRows } from './judge-rows.ts';
import { findOpenLink } from './send-invitation.ts';

type Body = z.output<typeof endpoint.body>;

/**
 * Stores a batch with every row, good or refused, and enqueues the job that mails them. Throws `signup_link_not_found`
 * and the problem of a closed link.
 */
export async function createBatch(
  context: AppContext,
  member: Member,
  signupLinkId: string,
  { recipients, message, reminderDays }: Body,
): Promise<InvitationBatch> {
  const { database, outbox } = context;
  const { organizationId, membershipId } = member;
  const link = await findOpenLink(database, organizationId, signupLinkId);
  const rows = await judgeRows(context, link, recipients);
  const batchId = await database.$transaction(async (transaction) => {
    const { id } = await transaction.invitationBatch.create({
      data: {
        organizationId,
        signupLinkId,
        createdById: membershipId,
        personalMessage: link.discreet ? null : message || null,
        reminderDays: reminderDays ?? null,
      },
      select: { id: true },
    });
    await transaction.$executeRaw`
      INSERT INTO "Invitation" ("organizationId", "batchId", "signupLinkId", "step", "refusal", "email", "emailCanonical",
                                "firstName", "lastName", "locale")
      SELECT ${organizationId}::uuid, ${id}::uuid, ${signupLinkId}::uuid,
             CASE WHEN row."refusal" IS NULL THEN 'queued' ELSE 'refused' END::"InvitationStep",
             row."refusal", row."email", row."emailCanonical", row."firstName", row."lastName", row."locale"
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS (
        "refusal" text, "email" text, "emailCanonical" text, "firstName" text, "lastName" text, "locale" text
      )) WITH ORDINALITY AS row("refusal", "email", "emailCanonical", "firstName", "lastName", "locale", "place")
      ORDER BY row."place"`;
    await outbox.jobs.enqueue('send-invitations', { organizationId, invitationBatchId: id }, transaction);
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.invitations_sent',
      actorMembershipId: membershipId,
      subjectType: 'signup_link',
      subjectId: signupLinkId,
      details: { invitationBatchId: id, addresses: rows.filter(({ refusal }) => refusal === null).length },
    });
    return id;
  });
  return findBatch(database, organizationId, batchId);
}
