import type { CaseDetail } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { covers, isBound, placeFields } from '../../people/access/case-rights.ts';
import { requireRight } from './find-rights.ts';
import { findCase } from './find-case.ts';

/**
 * Removes a participant from a case. Throws `case_not_found`,
 * `case_right_missing`, `case_role_forbidden`, `case_participant_not_found`.
 */
export async function removeParticipant(
  database: Database,
  member: Member,
  caseId: string,
  membershipId: string,
): Promise<CaseDetail> {
  const { organizationId } = member;
  const removed = await database.$transaction(async (transaction) => {
    const { place, rights } = await requireRight(transaction, member, caseId, 'manageParticipants');
    if (isBound(member.role, place)) {
      const theirs = await transaction.caseParticipant.findFirst({
        where: { organizationId, caseId, membershipId },
        select: placeFields,
      });
      // Without a place, no custom role limits staff: they must not remove their own.
      const tooMuch = theirs?.customCaseRole && !covers(rights, theirs.customCaseRole);
      if (tooMuch || membershipId === member.membershipId) throw new Problem('case_role_forbidden');
    }
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
