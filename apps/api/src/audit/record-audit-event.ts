import { Prisma, type Transaction } from '../database/client.ts';

/** What happened, in the transaction in which it happened. */
export interface AuditRecord {
  organizationId: string;
  /** Noun and past verb, such as `signup_link.changed`. */
  action: string;
  /** Who did it; null for the system. */
  actorMembershipId: string | null;
  subjectType: 'organization' | 'signup_link' | 'registration' | 'user' | 'case';
  subjectId: string;
  /** Changed fields as `{ from, to }`, or facts of the event; no secrets, no personal tokens. */
  details?: Prisma.InputJsonObject;
}

/** Adds one audit event. */
export async function recordAuditEvent(transaction: Transaction, event: AuditRecord): Promise<void> {
  await transaction.auditEvent.create({ data: { ...event, details: event.details ?? {} } });
}
