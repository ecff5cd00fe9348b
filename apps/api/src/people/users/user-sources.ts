import type { UserDetail } from '@casedoor/contracts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import type { Member } from '../access/member.ts';

/**
 * SQL by which the Users list reads tables of higher rooms, supplied by those rooms: this room reads none of them
 * itself.
 * The fragments use the membership `m`.
 */
export interface UserSources {
  /**
   * Joins `l`, the link through which the member signed up ("id" and "title"), and
   * `r`, the newest registration of a member who has not joined ("id" and "email").
   */
  origins: Prisma.Sql;
  /** A join that keeps only members who signed up through a link. */
  linkUse: (signupLinkId: string) => Prisma.Sql;
  /** A query of the ids of members whose address, as an administrator typed it, matches a pattern. */
  idsByInvitedEmail: (organizationId: string, pattern: string) => Prisma.Sql;
  /** A member's cases that the viewer may see. */
  findCases: (
    database: Database,
    viewer: Pick<Member, 'organizationId' | 'membershipId' | 'role'>,
    membershipId: string,
  ) => Promise<UserDetail['cases']>;
}
