import type { UserDetail } from '@casedoor/contracts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { holdFields, statusSeenBy } from '../access/hidden-hold.ts';
import { fullName, memberNameFields } from './member-name.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../access/member.ts';
import { readUsers, toUsers } from './read-users.ts';
import { visibleTo } from '../access/case-rights.ts';

/** One user of an organization, with their cases, without those that are hidden from the reader. Throws `user_not_found`, also for another organization's. */
export async function findUser(
  database: Database,
  viewer: Pick<Member, 'organizationId' | 'membershipId' | 'role'>,
  membershipId: string,
): Promise<UserDetail> {
  const { organizationId } = viewer;
  const rows = await readUsers(database, {
    organizationId,
    conditions: [Prisma.sql`member."id" = ${membershipId}::uuid`],
    order: Prisma.sql`member."id"`,
    limit: 1,
  });
  const [user] = await toUsers(database, rows);
  if (!user) throw new Problem('user_not_found');
  const membership = await database.membership.findUniqueOrThrow({
    where: { id: membershipId },
    select: {
      addedBy: { select: memberNameFields },
      caseParticipants: {
        where: { caseRecord: visibleTo(viewer) },
        select: {
          caseRole: true,
          customCaseRole: { select: { name: true } },
          caseRecord: { include: { hold: holdFields } },
        },
        orderBy: { caseId: 'desc' },
      },
    },
  });
  return {
    ...user,
    addedBy: fullName(membership.addedBy),
    cases: membership.caseParticipants.map(({ caseRole, customCaseRole, caseRecord }) => ({
      id: caseRecord.id,
      reference: caseRecord.reference,
      title: caseRecord.title,
      status: statusSeenBy(viewer, caseRecord),
      caseRole,
      customCaseRole: customCaseRole?.name ?? null,
    })),
  };
}
