import type { CaseDetail } from '@casedoor/contracts';
import { recordAuditEvent } from '../audit/record-audit-event.ts';
import type { Database } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import type { Member } from '../sessions/require-role.ts';
import { findCase } from './find-case.ts';

/** Takes a user's place in a case away. Throws `case_not_found`, `case_participant_not_found`. */
export async function removeParticipant(
  database: Database,
  member: Member,
  caseId: string,
  membershipId: string,
): Promise<CaseDetail> {
  const { organizationId } = member;
  const removed = await database.$transaction(async (transaction) => {
    const { count } = await transaction.caseParticipant.deleteMany({
      where: { organizationId, caseId, membershipId },
    });
    if (count > 0) {
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'case.participant_removed',
        actorMembershipId: member.membershipId,
        subjectType: 'case',
        subjectId: caseId,
        details: { membershipId },
      });
    }
    return count;
  });
  const found = await findCase(database, member, caseId);
  if (removed === 0) throw new Problem('case_participant_not_found');
  return found;
}
