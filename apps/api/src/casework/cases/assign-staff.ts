import { insertAuditEvents } from '../../platform/audit/record-audit-event.ts';
import { Prisma } from '../../platform/database/client.ts';
import { insertEmails } from '../../platform/mail/enqueue-email.ts';
import type { PreparedEmail } from '../../platform/mail/prepare-email.ts';
import { insertCaseParticipant } from './insert-case.ts';

/** Mails about which staff get a case; the statement decides who does. */
export interface StaffMails {
  /** One for each membership that may get the case. */
  assigned: readonly { membershipId: string; mail: PreparedEmail }[];
  /** For the administrators, if none of the staff is active. */
  unassigned: readonly PreparedEmail[];
}

interface Assignment {
  organizationId: string;
  caseId: string;
  redemptionId: string;
  /** Text of the first note; null without one. */
  note: string | null;
  mails: StaffMails | null;
}

/**
 * Parts of the completion's `WITH`: adds the staff in `assigned` to the case, with a mail and an audit event for each
 * (`staff_mails` has the mails' ids), notifies the administrators if there are none, and writes the first note.
 */
export function assignStaff({ organizationId, caseId, redemptionId, note, mails }: Assignment): Prisma.Sql[] {
  const people = mails?.assigned ?? [];
  const events = people.map(({ membershipId }) => ({
    organizationId,
    action: 'case.participant_added',
    actorMembershipId: null,
    subjectType: 'case' as const,
    subjectId: caseId,
    details: { membershipId, caseRole: 'staff' },
  }));
  const all = [...people.map(({ mail }) => mail), ...(mails?.unassigned ?? [])];
  const keys = JSON.stringify(
    people.map(({ membershipId, mail }) => ({ membershipId, key: mail.idempotencyKey })),
  );
  // Each mail about an assignment goes to a member who got the case; the others are sent if nobody did.
  const whoseMail = Prisma.sql`redemption
    WHERE CASE WHEN EXISTS (SELECT FROM mail_of WHERE mail_of."key" = mail."idempotencyKey")
      THEN EXISTS (SELECT FROM mail_of JOIN assigned ON assigned."id" = mail_of."membershipId" WHERE mail_of."key" = mail."idempotencyKey")
      ELSE NOT EXISTS (SELECT FROM assigned) END`;
  return [
    Prisma.sql`mail_of AS (SELECT * FROM jsonb_to_recordset(${keys}::jsonb) AS mail_of ("membershipId" uuid, "key" text))`,
    Prisma.sql`staff_places AS (${insertCaseParticipant({
      organizationId,
      caseId,
      membershipId: Prisma.sql`assigned."id"`,
      caseRole: 'staff',
      when: Prisma.sql`redemption, assigned`,
    })})`,
    Prisma.sql`staff_events AS (${insertAuditEvents(events, Prisma.sql`assigned`, Prisma.sql`event."details" ->> 'membershipId' = assigned."id"::text`)})`,
    Prisma.sql`staff_mails AS (${insertEmails(all, whoseMail)})`,
    ...(note === null
      ? []
      : [
          Prisma.sql`first_note AS (
            INSERT INTO "CaseNote" ("organizationId", "caseId", "text", "redemptionId")
            SELECT ${organizationId}::uuid, ${caseId}::uuid, ${note}, ${redemptionId}::uuid FROM redemption
          )`,
        ]),
  ];
}
