import { Prisma, type Transaction } from '../database/client.ts';

/** An audit event, recorded in the transaction of the change. */
export interface AuditRecord {
  organizationId: string;
  /** Noun and past verb, such as `signup_link.changed`. */
  action: string;
  /** The membership that acted; null for the system. */
  actorMembershipId: string | null;
  subjectType: 'organization' | 'signup_link' | 'registration' | 'user' | 'case' | 'party';
  subjectId: string;
  /** Changed fields as `{ from, to }`, or facts of the event; no secrets, no personal tokens. */
  details?: Prisma.InputJsonObject;
}

/** Inserts one audit event. */
export async function recordAuditEvent(transaction: Transaction, event: AuditRecord): Promise<void> {
  await transaction.auditEvent.create({ data: { ...event, details: event.details ?? {} } });
}

/** Inserts many audit events at once. */
export async function recordAuditEvents(
  transaction: Transaction,
  events: readonly AuditRecord[],
): Promise<void> {
  if (events.length === 0) return;
  await transaction.$queryRaw(insertAuditEvents(events, Prisma.sql`(SELECT 1) AS "always"`));
}

/**
 * Part of the completion statement: inserts the events if the CTE named by `when` has a row; with several rows, one per
 * row that meets `matching`.
 */
export function insertAuditEvents(
  events: readonly AuditRecord[],
  when: Prisma.Sql,
  matching: Prisma.Sql = Prisma.sql`true`,
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "AuditEvent" ("organizationId", "action", "actorMembershipId", "subjectType", "subjectId", "details")
    SELECT event."organizationId", event."action", event."actorMembershipId", event."subjectType", event."subjectId",
           COALESCE(event."details", '{}')
    FROM ${when}, jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS event (
      "organizationId" uuid, "action" text, "actorMembershipId" uuid, "subjectType" text, "subjectId" uuid, "details" jsonb
    )
    WHERE ${matching}
    RETURNING "id"`;
}
