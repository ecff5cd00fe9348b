import { fullName } from '@casedoor/contracts/person-name';
import type { getOwnCase, ResponseOf } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import { isTeamMember } from '../../people/access/member-role.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { caseFields, toCaseSummary } from '../cases/case-summary.ts';
import { findRights } from '../cases/find-rights.ts';
import { findLetterhead } from './find-letterhead.ts';
import type { LinkWords } from './link-words.ts';
import { toOwnCase } from './own-case.ts';

/** Returns one case as its client reads it. Throws `case_not_found`, also for a case that the caller may not view. */
export async function findOwnCase(
  database: Database,
  member: Member,
  caseId: string,
  linkWords: LinkWords,
): Promise<ResponseOf<typeof getOwnCase>> {
  const { rights } = await findRights(database, member, caseId);
  const { organizationId } = member;
  const [letterhead, nextSteps, row] = await Promise.all([
    findLetterhead(database, member, linkWords),
    linkWords.nextSteps(database, { organizationId, caseId }),
    database.caseRecord.findUnique({
      where: { organizationId_id: { organizationId, id: caseId } },
      select: caseFields,
    }),
  ]);
  if (!row) throw new Problem('case_not_found');
  const summary = toCaseSummary(row, member);
  return {
    ...letterhead,
    case: toOwnCase(summary),
    people: summary.participants.map((each) => ({
      name: fullName(each),
      works: isTeamMember(each.memberRole),
      isReader: each.membershipId === member.membershipId,
      roleName: each.customCaseRole?.name ?? null,
    })),
    nextSteps,
    mayChange: rights.change || rights.manageParticipants,
  };
}
