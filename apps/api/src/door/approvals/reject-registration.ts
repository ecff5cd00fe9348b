import type { RegistrationForDecision } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Problem } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { eraseEmails } from '../../platform/mail/erase-emails.ts';
import { prepareRefusal } from '../completions/completion-mails.ts';
import { findRowForApproval } from '../completions/find-row-for-approval.ts';
import { findRegistrationForDecision } from './find-registrations-for-decision.ts';
import { endRegistrations } from '../registrations/end-registrations.ts';
import { Prisma } from '../../platform/database/client.ts';
import { stateAt } from '../registrations/registration.ts';

interface Rejection {
  registrationId: string;
  /** For administrators; never mailed. */
  reason: string;
  /** A message to the person; null for none. */
  message: string | null;
}

/**
 * Rejects a registration that is pending approval: erases answers, password and passkey, keeps the address and the
 * reason for administrators, and notifies the person by mail. Idempotent: rejecting a rejected one changes nothing.
 * Throws `registration_unknown` and `registration_not_waiting`.
 */
export async function rejectRegistration(
  context: AppContext,
  { organizationId, membershipId }: Member,
  { registrationId, reason, message }: Rejection,
): Promise<RegistrationForDecision> {
  const { database, outbox } = context;
  const registration = await findRowForApproval(database, organizationId, registrationId);
  const state = stateAt(registration, registration.now);
  if (state === 'pending_approval') {
    const refusal = await prepareRefusal(context, registration, { why: 'rejected', message });
    const rejected = await database.$transaction(async (transaction) => {
      const [ended] = await endRegistrations(
        transaction,
        { state: 'rejected', decidedById: membershipId, reason },
        Prisma.sql`r."organizationId" = ${organizationId}::uuid AND r."id" = ${registrationId}::uuid
          AND r."state" = 'pending_approval' AND r."expiresAt" > now()`,
      );
      if (!ended) return false;
      await eraseEmails(transaction, [registrationId], 'Not sent: the registration was rejected.');
      await enqueueEmail(transaction, outbox, refusal);
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'registration.rejected',
        actorMembershipId: membershipId,
        subjectType: 'registration',
        subjectId: registrationId,
        details: { signupLinkId: registration.signupLinkId, signupLink: registration.signupLink.title },
      });
      return true;
    });
    if (rejected) return findRegistrationForDecision(database, organizationId, registrationId);
  }
  const now = await findRegistrationForDecision(database, organizationId, registrationId);
  if (now.state !== 'rejected') throw new Problem('registration_not_waiting');
  return now;
}
