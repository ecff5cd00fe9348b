import type { UserDetail } from '@casedoor/contracts';
import { Prisma, type Database } from '../database/client.ts';
import { fullName, memberNameFields } from '../database/member-name.ts';
import { Problem } from '../http/problem.ts';
import { readUsers, toUsers } from './read-users.ts';

/** One user of an organization, with their cases, without those that are hidden from the reader. Throws `user_not_found`, also for another organization's. */
export async function findUser(
  database: Database,
  { organizationId, membershipId: readerId }: { organizationId: string; membershipId: string },
  membershipId: string,
): Promise<UserDetail> {
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
        where: {
          caseRecord: {
            participants: {
              none: {
                membershipId: readerId,
                membership: { role: 'staff' },
                customCaseRole: { mayView: false },
              },
            },
          },
        },
        select: { caseRole: true, customCaseRole: { select: { name: true } }, caseRecord: true },
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
      status: caseRecord.status,
      caseRole,
      customCaseRole: customCaseRole?.name ?? null,
    })),
  };
}
