import type { UserDetail } from '@casedoor/contracts';
import { Prisma } from '../../platform/database/client.ts';
import { fullName, memberNameFields } from '../access/member-name.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../access/member.ts';
import { isAdministrator } from '../access/member-role.ts';
import { findOwnDetails } from './find-own-details.ts';
import { readUsers, toUsers, type ReadingUsers } from './read-users.ts';

/**
 * Returns one user of an organization with the cases that the viewer may
 * see. Throws `user_not_found`, also for another organization's user.
 */
export async function findUser(
  sources: ReadingUsers,
  viewer: Pick<Member, 'organizationId' | 'membershipId' | 'role'>,
  membershipId: string,
): Promise<UserDetail> {
  const { database, userSources } = sources;
  const { organizationId } = viewer;
  const rows = await readUsers(sources, {
    organizationId,
    conditions: [Prisma.sql`member."id" = ${membershipId}::uuid`],
    order: Prisma.sql`member."id"`,
    limit: 1,
  });
  const [user] = await toUsers(database, rows);
  if (!user) throw new Problem('user_not_found');
  const membership = await database.membership.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: membershipId } },
    select: {
      addedBy: { select: memberNameFields },
    },
  });
  return {
    ...user,
    addedBy: fullName(membership.addedBy),
    own: isAdministrator(viewer.role) ? await findOwnDetails(database, organizationId, membershipId) : null,
    cases: await userSources.findCases(database, viewer, membershipId),
  };
}
