import type { CaseDetail } from '@casedoor/contracts';
import type { Database } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import type { Member } from '../sessions/require-role.ts';
import { caseFields, toCaseSummary, visibleTo } from './case-summary.ts';
import { findTimeline } from './find-timeline.ts';

/** One case with what happened to it. Throws `case_not_found`, also for one that the member may not see. */
export async function findCase(database: Database, member: Member, caseId: string): Promise<CaseDetail> {
  const row = await database.caseRecord.findFirst({
    where: { ...visibleTo(member), id: caseId },
    select: caseFields,
  });
  if (!row) throw new Problem('case_not_found');
  return {
    ...toCaseSummary(row, member),
    timeline: await findTimeline(database, member.organizationId, caseId),
  };
}
