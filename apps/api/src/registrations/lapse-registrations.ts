import { recordAuditEvent } from '../audit/record-audit-event.ts';
import { enqueueEmail } from '../mail/enqueue-email.ts';
import { eraseEmails } from '../mail/erase-emails.ts';
import type { CompletionTools } from './attempt-completion.ts';
import { prepareRefusal } from './completion-mails.ts';
import { registrationIncluded } from './find-registration.ts';

const atOnce = 100;

/**
 * Housekeeping: ends registrations that nobody decided within 30 days, forgets their answers, and tells the person by
 * mail that they may begin again. Answers how many. Nothing relies on it; a decision checks the time itself.
 */
export async function lapseRegistrations(tools: CompletionTools): Promise<number> {
  const { database, outbox } = tools;
  const [{ now }] = await database.$queryRaw<[{ now: Date }]>`SELECT now() AS "now"`;
  const over = await database.registration.findMany({
    where: { state: 'pending_approval', expiresAt: { lte: now } },
    include: registrationIncluded,
    take: atOnce,
  });
  let lapsed = 0;
  for (const row of over) {
    const { id: registrationId, organizationId } = row;
    const refusal = await prepareRefusal(tools, { ...row, now }, { why: 'lapsed', message: null });
    await database.$transaction(async (transaction) => {
      // Several instances keep house: one ends it.
      const count = await transaction.$executeRaw`
        UPDATE "Registration"
        SET "state" = 'expired', "firstName" = NULL, "lastName" = NULL, "phone" = NULL, "timeZone" = NULL, "newsletter" = false,
            "passwordHash" = NULL, "accountUserId" = NULL, "pendingPasskey" = NULL, "passkeyUserId" = NULL
        WHERE "id" = ${registrationId}::uuid AND "state" = 'pending_approval' AND "expiresAt" <= now()`;
      if (count === 0) return;
      await eraseEmails(
        transaction,
        { organizationId, registrationId },
        'Not sent: the registration lapsed.',
      );
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
