import type { UserDetail } from '@casedoor/contracts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import type { Member } from '../access/member.ts';

/**
 * What the Users list shows of tables of higher rooms, given to it by them: this room reads none of those itself.
 * The fragments speak of the membership `m`.
 */
export interface UserSources {
  /**
   * Joins `l`, the link through which the member came ("id" and "title"), and `r`, the newest registration of one who has
   * not joined ("id" and "email").
   */
  origins: Prisma.Sql;
  /** A join that leaves only members who came through a link. */
  linkUse: (signupLinkId: string) => Prisma.Sql;
  /** A query of the ids of members whose address matches a pattern as an administrator typed it. */
  idsByInvitedEmail: (organizationId: string, pattern: string) => Prisma.Sql;
  /** A member's cases, without those that are hidden from the viewer. */
  findCases: (
    database: Database,
    viewer: Pick<Member, 'organizationId' | 'membershipId' | 'role'>,
    membershipId: string,
  ) => Promise<UserDetail['cases']>;
}
