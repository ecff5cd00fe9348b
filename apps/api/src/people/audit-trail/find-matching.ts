import { Prisma, type Database } from '../../platform/database/client.ts';
import { firstNameSql, lastNameSql, nameKeySql } from '../access/member-name.ts';
import { idsOfMembersPerhaps } from '../users/member-search.ts';
import type { UserSources } from '../users/user-sources.ts';
import { searchFor } from '../../platform/database/search-pattern.ts';
import type { SubjectSource } from './subject-source.ts';

const mostOfEachKind = 200;

/** What the search of the audit trail needs. */
export interface AuditSources {
  database: Database;
  subjects: readonly SubjectSource[];
  userSources: Pick<UserSources, 'idsByInvitedEmail'>;
}

/** Finds the ids of the organization's members and other records that a text names, the newest 200 of each kind. */
export async function findMatching(
  { database, subjects, userSources }: AuditSources,
  organizationId: string,
  q: string,
): Promise<string[]> {
  const search = searchFor(q);
  const members = idsOfMembersPerhaps(userSources, organizationId, q);
  const among = members
    ? Prisma.sql`m."organizationId" = ${organizationId}::uuid AND m."id" IN (${members})`
    : Prisma.sql`m."organizationId" = ${organizationId}::uuid`;
  const others = subjects.map(
    ({ idsMatching }) => Prisma.sql`
    UNION ALL
    (${idsMatching(organizationId, search)} ORDER BY "id" DESC LIMIT ${mostOfEachKind})`,
  );
  const rows = await database.$queryRaw<{ id: string }[]>`
    (SELECT m."id" FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
     WHERE ${among}
       AND (${search.isIn(nameKeySql, Prisma.sql`${firstNameSql} || ' ' || ${lastNameSql}`)} OR u."emailCanonical" ILIKE ${search.pattern})
     ORDER BY m."id" DESC LIMIT ${mostOfEachKind})
    ${others.length === 0 ? Prisma.empty : Prisma.join(others, ' ')}`;
  return rows.map(({ id }) => id);
}
