import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { eraseEmails } from '../../platform/mail/erase-emails.ts';
import { forgottenCredential } from '../registrations/forgotten-credential.ts';

/**
 * Ends what else waits for approval of a person who has just joined: nobody is left to decide about, and nobody is
 * mailed. One that is being decided at this moment is left to that decision, which finds the member.
 */
export async function endOtherWaiting(
  transaction: Transaction,
  person: { id: string; organizationId: string; emailCanonical: string },
): Promise<void> {
  const { organizationId } = person;
  const ended = await transaction.$queryRaw<{ id: string; signupLinkId: string | null }[]>`
    UPDATE "Registration"
    SET "state" = 'expired', "firstName" = NULL, "lastName" = NULL, "phone" = NULL, "timeZone" = NULL, "newsletter" = false,
        ${forgottenCredential}
    WHERE "id" IN (
      SELECT r."id" FROM "Registration" r
      WHERE r."organizationId" = ${organizationId}::uuid AND r."emailCanonical" = ${person.emailCanonical}
        AND r."state" = 'pending_approval' AND r."id" <> ${person.id}::uuid
      FOR UPDATE SKIP LOCKED
    )
    RETURNING "id", "signupLinkId"`;
  for (const { id, signupLinkId } of ended) {
    await eraseEmails(transaction, id, 'Not sent: the person joined another way.');
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'registration.lapsed',
      actorMembershipId: null,
      subjectType: 'registration',
      subjectId: id,
      details: { signupLinkId, because: 'joined' },
    });
  }
}
