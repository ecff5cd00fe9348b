import type { MemberRole } from '@casedoor/contracts';
import { Prisma } from '../../platform/database/client.ts';
import { isKnownByNameSql, sortNameOfKnown, sortNameOfUser } from '../access/member-name.ts';

interface ByName {
  organizationId: string;
  status: 'active' | 'disabled';
  role: MemberRole | undefined;
  /** A join that keeps only some members, such as those of one link. */
  only: Prisma.Sql;
  descending: boolean;
  /** The names at the cursor, in lower case, and the member's id; null: from the beginning. */
  after: { last: string; first: string; id: string } | null;
  limit: number;
}

/**
 * A query of ids that include the next `limit` members by name, read in the order of two indexes: people's own names, and
 * the names that an administrator gave.
 */
export function firstByName(wanted: ByName): Prisma.Sql {
  return Prisma.sql`
    (${stream(wanted, {
      from: Prisma.sql`"User" u JOIN "Membership" m ON m."userId" = u."id" AND NOT ${isKnownByNameSql}`,
      last: Prisma.sql`lower(${sortNameOfUser}) COLLATE "und-x-icu"`,
      first: Prisma.sql`lower(u."firstName") COLLATE "und-x-icu"`,
    })})
    UNION ALL
    (${stream(wanted, {
      from: Prisma.sql`(SELECT * FROM "Membership" m WHERE ${isKnownByNameSql}) m`,
      last: Prisma.sql`lower(${sortNameOfKnown}) COLLATE "und-x-icu"`,
      first: Prisma.sql`lower(coalesce(m."knownFirstName", '')) COLLATE "und-x-icu"`,
    })})`;
}

interface Stream {
  from: Prisma.Sql;
  last: Prisma.Sql;
  first: Prisma.Sql;
}

function stream(
  { organizationId, status, role, only, descending, after, limit }: ByName,
  { from, last, first }: Stream,
): Prisma.Sql {
  const way = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`;
  // The first comparison is where an index scan can begin; the second is exact.
  const rest = after
    ? Prisma.sql`AND ${last} ${beyond}= ${after.last}
        AND (${last}, ${first}, m."id") ${beyond} (${after.last}, ${after.first}, ${after.id}::uuid)`
    : Prisma.empty;
  return Prisma.sql`
    SELECT m."id" FROM ${from} ${only}
    WHERE m."organizationId" = ${organizationId}::uuid
      AND m."disabledAt" ${status === 'active' ? Prisma.sql`IS NULL` : Prisma.sql`IS NOT NULL`}
      ${role === undefined ? Prisma.empty : Prisma.sql`AND m."role" = ${role}::"MemberRole"`} ${rest}
    ORDER BY ${last} ${way}, ${first} ${way}, m."id" ${way} LIMIT ${limit}`;
}
