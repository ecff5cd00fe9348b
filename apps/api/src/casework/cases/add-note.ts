import type { CaseDetail } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { requireRight } from './find-rights.ts';
import { findCase } from './find-case.ts';

/** Adds a note to a case's timeline. Throws `case_not_found`, `case_right_missing`. */
export async function addNote(
  database: Database,
  member: Member,
  caseId: string,
  text: string,
): Promise<CaseDetail> {
  await database.$transaction(async (transaction) => {
    await requireRight(transaction, member, caseId, 'change');
    const { organizationId, membershipId: authorId } = member;
    const note = await transaction.caseNote.create({ data: { organizationId, caseId, text, authorId } });
    // Without the text: a note may have to be erased one day, and the audit trail is append-only.
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'case.note_added',
      actorMembershipId: authorId,
      subjectType: 'case',
      subjectId: caseId,
      details: { noteId: note.id },
    });
  });
  return findCase(database, member, caseId);
}
