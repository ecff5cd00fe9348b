import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { eraseEmails } from '../../platform/mail/erase-emails.ts';
import { prepareRefusal } from './completion-mails.ts';
import { findRowForApproval } from './find-row-for-approval.ts';
import { endRegistrations } from '../registrations/end-registrations.ts';
import { Prisma } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';

const atOnce = 100;

/** One person at one organization. */
interface Person {
  organizationId: string;
  emailCanonical: string;
}

/**
 * Expires registrations that nobody decided within 30 days, erases their answers, and notifies each person by mail that
 * they may start again. Housekeeping runs it for everybody; starting again runs it for `person` first. Returns how many
 * lapsed. A decision checks the time itself.
 */
export async function lapseRegistrations(context: AppContext, person?: Person): Promise<number> {
  const { database, outbox } = context;
  const now = await readNow(database);
  const { organizationId: ofOne, emailCanonical } = person ?? {};
  const over = await database.registration.findMany({
    where: {
      state: 'pending_approval',
      expiresAt: { lte: now },
      ...(ofOne !== undefined && emailCanonical !== undefined
        ? { organizationId: ofOne, emailCanonical }
        : {}),
    },
    select: { id: true, organizationId: true },
    orderBy: { expiresAt: 'asc' },
    take: atOnce,
  });
  let lapsed = 0;
  for (const { id: registrationId, organizationId } of over) {
    // As a rejection does: a successor's discretion applies too.
    const row = await findRowForApproval(database, organizationId, registrationId);
    const refusal = await prepareRefusal(context, row, { why: 'lapsed', message: null });
    await database.$transaction(async (transaction) => {
      // Several instances run this at once: only the one whose UPDATE ends the registration mails the person.
      const [ended] = await endRegistrations(
        transaction,
        { state: 'expired' },
        Prisma.sql`r."organizationId" = ${organizationId}::uuid AND r."id" = ${registrationId}::uuid
          AND r."state" = 'pending_approval' AND r."expiresAt" <= now()`,
      );
      if (!ended) return;
      await eraseEmails(transaction, [registrationId], 'Not sent: the registration lapsed.');
      await enqueueEmail(transaction, outbox, refusal);
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'registration.lapsed',
        actorMembershipId: null,
        subjectType: 'registration',
        subjectId: registrationId,
        details: { signupLinkId: row.signupLinkId },
      });
      lapsed += 1;
    });
  }
  return lapsed;
}
