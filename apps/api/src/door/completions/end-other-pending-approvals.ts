import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { eraseEmails } from '../../platform/mail/erase-emails.ts';
import { endRegistrations } from '../registrations/end-registrations.ts';

interface Person {
  id: string;
  organizationId: string;
  emailCanonical: string;
}

const othersOf = ({ id, organizationId, emailCanonical }: Person) => Prisma.sql`
  SELECT other."id" FROM "Registration" other
  WHERE other."organizationId" = ${organizationId}::uuid AND other."emailCanonical" = ${emailCanonical}
    AND other."state" = 'pending_approval' AND other."id" <> ${id}::uuid`;

/** Whether a person who joins has other registrations that are pending approval, as an SQL expression. */
export const othersPend = (person: Person) => Prisma.sql`EXISTS (${othersOf(person)})`;

/**
 * Ends the other registrations that are pending approval of a person who has just joined. Mails nobody. Skips one that
 * another transaction is deciding: that decision finds the member.
 */
export async function endOtherPendingApprovals(transaction: Transaction, person: Person): Promise<void> {
  const { organizationId } = person;
  const ended = await endRegistrations(
    transaction,
    { state: 'expired' },
    Prisma.sql`r."organizationId" = ${organizationId}::uuid AND r."id" IN (${othersOf(person)} FOR UPDATE SKIP LOCKED)`,
  );
  for (const { id, signupLinkId } of ended) {
    await eraseEmails(transaction, [id], 'Not sent: the person joined another way.');
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
