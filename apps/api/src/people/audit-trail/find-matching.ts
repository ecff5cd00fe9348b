import { Prisma, type Database } from '../../platform/database/client.ts';
import { firstNameSql, lastNameSql } from '../users/member-name.ts';
import { idsOfMembersPerhaps } from '../users/member-search.ts';
import { containing } from '../../platform/database/search-pattern.ts';

const mostOfEachKind = 200;

/** Ids of the organization's people, cases, links and registrations that a text names, of each kind the newest 200. */
export async function findMatching(database: Database, organizationId: string, q: string): Promise<string[]> {
  const pattern = containing(q.normalize('NFC'));
  const members = idsOfMembersPerhaps(organizationId, q);
  const rows = await database.$queryRaw<{ id: string }[]>`
    (SELECT m."id" FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
     WHERE m."organizationId" = ${organizationId}::uuid
       AND (${firstNameSql} || ' ' || ${lastNameSql} ILIKE ${pattern} OR u."emailCanonical" ILIKE ${pattern})
       ${members ? Prisma.sql`AND m."id" IN (${members})` : Prisma.empty}
     ORDER BY m."id" DESC LIMIT ${mostOfEachKind})
    UNION ALL
    (SELECT "id" FROM "CaseRecord"
     WHERE "organizationId" = ${organizationId}::uuid AND ("reference" ILIKE ${pattern} OR "title" ILIKE ${pattern})
     ORDER BY "id" DESC LIMIT ${mostOfEachKind})
    UNION ALL
    (SELECT "id" FROM "SignupLink" WHERE "organizationId" = ${organizationId}::uuid AND "title" ILIKE ${pattern}
     ORDER BY "id" DESC LIMIT ${mostOfEachKind})
    UNION ALL
    (SELECT "id" FROM "Party" WHERE "organizationId" = ${organizationId}::uuid AND "name" ILIKE ${pattern}
     ORDER BY "id" DESC LIMIT ${mostOfEachKind})
    UNION ALL
    (SELECT "id" FROM "Registration" WHERE "organizationId" = ${organizationId}::uuid AND "email" ILIKE ${pattern}
     ORDER BY "id" DESC LIMIT ${mostOfEachKind})`;
  return rows.map(({ id }) => id);
}
