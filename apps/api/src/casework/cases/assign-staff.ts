import { insertAuditEvents } from '../../platform/audit/record-audit-event.ts';
import { Prisma } from '../../platform/database/client.ts';
import { insertEmails } from '../../platform/mail/enqueue-email.ts';
import type { PreparedEmail } from '../../platform/mail/prepare-email.ts';
import { insertCaseParticipant } from './insert-case.ts';

/** The mails about who of the staff gets a case; who it is, the statement decides. */
export interface StaffMails {
  /** One for each membership that may get it. */
  assigned: readonly { membershipId: string; mail: PreparedEmail }[];
  /** For the administrators, where nobody was left to get it. */
  unassigned: readonly PreparedEmail[];
}

interface Assignment {
  organizationId: string;
  caseId: string;
  redemptionId: string;
  /** The first note, filled in; null without one. */
  note: string | null;
  mails: StaffMails | null;
}

/**
 * Parts of the completion's `WITH`: gives the case to the staff in `assigned`, with a mail and a line in its timeline
 * for each (`staff_mails` has the mails' ids), tells the administrators where there is nobody, and writes the first note.
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
  // A mail that names a membership is for whoever got the case; the others go out where nobody did.
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
