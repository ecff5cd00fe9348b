import type { UserDetail } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { visibleTo } from '../../people/access/case-rights.ts';
import { holdFields, statusSeenBy } from '../../people/access/hidden-hold.ts';

/** Returns the cases of a member that the viewer may see, newest first. */
export async function findCasesOfMember(
  database: Database,
  viewer: Pick<Member, 'organizationId' | 'membershipId' | 'role'>,
  membershipId: string,
): Promise<UserDetail['cases']> {
  const places = await database.caseParticipant.findMany({
    where: {
      membershipId,
      caseRecord: visibleTo(viewer),
    },
    select: {
      caseRole: true,
      customCaseRole: { select: { name: true } },
      caseRecord: { include: { hold: holdFields } },
    },
    orderBy: { caseId: 'desc' },
  });
  return places.map(({ caseRole, customCaseRole, caseRecord }) => ({
    id: caseRecord.id,
    reference: caseRecord.reference,
    title: caseRecord.title,
    status: statusSeenBy(viewer, caseRecord),
    caseRole,
    customCaseRole: customCaseRole?.name ?? null,
  }));
}
