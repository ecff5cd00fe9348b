import type { CaseDetail } from '@casedoor/contracts';
import { isHoldHidden } from '../../people/access/hidden-hold.ts';
import type { Member } from '../../people/access/member.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { seesNotes } from '../../people/access/case-rights.ts';
import { findRights } from './find-rights.ts';
import { caseFields, toCaseSummary } from './case-summary.ts';
import { findHold } from './find-hold.ts';
import { findTimeline } from './find-timeline.ts';

/** Returns one case with its timeline. Throws `case_not_found`, also for a case that the member may not view. */
export async function findCase(database: Database, member: Member, caseId: string): Promise<CaseDetail> {
  const { rights } = await findRights(database, member, caseId);
  const row = await database.caseRecord.findUnique({
    where: { organizationId_id: { organizationId: member.organizationId, id: caseId } },
    select: caseFields,
  });
  if (!row) throw new Problem('case_not_found');
  const { change, manageParticipants } = rights;
  return {
    ...toCaseSummary(row, member),
    rights: { change, manageParticipants },
    hold: await findHold(database, member, caseId),
    timeline: await findTimeline(database, member.organizationId, caseId, {
      withNotes: seesNotes(member.role, rights),
      hidesHold: row.hold !== null && isHoldHidden(row.hold, member),
    }),
  };
}
