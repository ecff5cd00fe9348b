import type { listUsers, ResponseOf } from '@casedoor/contracts';
import { z } from 'zod';
import { Prisma, type Database } from '../database/client.ts';
import { containing } from '../database/search-pattern.ts';
import { cutPage, decodeCursor, idPosition } from '../http/cursor.ts';
import type { Member } from '../sessions/require-role.ts';
import { firstByName } from './first-by-name.ts';
import { readUsers, toUsers, type UserRow } from './read-users.ts';

type Query = z.output<typeof listUsers.query>;

/** One page of the Users list of the member's organization. */
export async function findUsers(
  database: Database,
  member: Member,
  query: Query,
): Promise<ResponseOf<typeof listUsers>> {
  const { key, order, after, positionOf } = query.sort.endsWith('name') ? byName(query) : byCreation(query);
  const beyond = query.sort.startsWith('-') ? Prisma.sql`<` : Prisma.sql`>`;
  const { organizationId } = member;
  const read = await readUsers(database, {
    organizationId,
    conditions: [
      ...filters(query),
      ...candidates(organizationId, query),
      ...inOrderOfNames(organizationId, query),
      ...(after ? [Prisma.sql`${key} ${beyond} ${after}`] : []),
    ],
    order,
    limit: query.limit + 1,
  });
  const { rows, nextCursor } = cutPage(read, query.limit, positionOf);
  return { items: await toUsers(database, rows), nextCursor };
}

function* filters({ q, role, status, signupLinkId }: Query): Generator<Prisma.Sql> {
  yield status === 'active'
    ? Prisma.sql`member."disabledAt" IS NULL`
    : Prisma.sql`member."disabledAt" IS NOT NULL`;
  if (role !== undefined) yield Prisma.sql`member."role" = ${role}::"MemberRole"`;
  if (signupLinkId !== undefined) yield Prisma.sql`member."signupLinkId" = ${signupLinkId}::uuid`;
  if (q !== undefined && q !== '') {
    const pattern = containing(q.normalize('NFC'));
    yield Prisma.sql`(member."firstName" || ' ' || member."lastName" ILIKE ${pattern}
      OR member."lastName" || ' ' || member."firstName" ILIKE ${pattern}
      OR member."email" ILIKE ${pattern} OR member."tagId" ILIKE ${pattern})`;
  }
}

/**
 * Which members could match at all, by the indexes of three letters; the exact conditions are those of `filters`. Each
 * part reads one table, so that none needs the other's rows first. Fewer than three letters in a row have no index.
 */
function* candidates(organizationId: string, { q }: Query): Generator<Prisma.Sql> {
  if (q === undefined || !/[\p{L}\p{N}]{3}/u.test(q)) return;
  const pattern = containing(q.normalize('NFC'));
  yield Prisma.sql`member."id" IN (
    SELECT m."id" FROM "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND m."userId" IN (
      SELECT u."id" FROM "User" u
      WHERE u."firstName" || ' ' || u."lastName" || ' ' || u."firstName" ILIKE ${pattern}
        OR u."email" ILIKE ${pattern} OR u."emailCanonical" ILIKE ${pattern})
    UNION ALL
    SELECT m."id" FROM "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND m."tagId" ILIKE ${pattern}
    UNION ALL
    SELECT m."id" FROM "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND m."joinedAt" IS NULL
      AND coalesce(m."invitedFirstName", '') || ' ' || coalesce(m."invitedLastName", '') || ' ' || coalesce(m."invitedFirstName", '') ILIKE ${pattern}
    UNION ALL
    SELECT r."membershipId" FROM "Registration" r
    WHERE r."organizationId" = ${organizationId}::uuid AND r."membershipId" IS NOT NULL AND r."email" ILIKE ${pattern})`;
}

/** By name, a page of the whole list is read in the order of indexes; what narrows it by other tables has its own. */
function* inOrderOfNames(organizationId: string, query: Query): Generator<Prisma.Sql> {
  const { q, signupLinkId, sort, status, role, cursor, limit } = query;
  if (!sort.endsWith('name') || (q !== undefined && q !== '') || signupLinkId !== undefined) return;
  const ids = firstByName({
    organizationId,
    status,
    role,
    descending: sort.startsWith('-'),
    after: decodeCursor(cursor, namePosition),
    limit: limit + 1,
  });
  yield Prisma.sql`member."id" IN (${ids})`;
}

interface Sorting {
  /** What rows are compared by. */
  key: Prisma.Sql;
  order: Prisma.Sql;
  /** The key's value at the cursor. */
  after: Prisma.Sql | null;
  positionOf: (row: UserRow) => Record<string, string>;
}

/** Ids are UUID version 7: they sort by creation. */
function byCreation({ sort, cursor }: Query): Sorting {
  const after = decodeCursor(cursor, idPosition);
  return {
    key: Prisma.sql`member."id"`,
    order: Prisma.sql`member."id" ${direction(sort)}`,
    after: after && Prisma.sql`${after.id}::uuid`,
    positionOf: ({ id }) => ({ id }),
  };
}

// One collation that knows accents, whatever the server's own is: É sorts with E.
const lastKey = Prisma.sql`member."lastKey" COLLATE "und-x-icu"`;
const firstKey = Prisma.sql`member."firstKey" COLLATE "und-x-icu"`;
const nameText = z.string().regex(/^[^\0]*$/);
const namePosition = z.strictObject({ last: nameText, first: nameText, id: z.uuid() });

/** Last name, first name; those who share both by creation. */
function byName({ sort, cursor }: Query): Sorting {
  const after = decodeCursor(cursor, namePosition);
  const way = direction(sort);
  return {
    key: Prisma.sql`(${lastKey}, ${firstKey}, member."id")`,
    order: Prisma.sql`${lastKey} ${way}, ${firstKey} ${way}, member."id" ${way}`,
    after: after && Prisma.sql`(${after.last}, ${after.first}, ${after.id}::uuid)`,
    positionOf: (row) => ({ last: row.lastKey, first: row.firstKey, id: row.id }),
  };
}

function direction(sort: Query['sort']): Prisma.Sql {
  return sort.startsWith('-') ? Prisma.sql`DESC` : Prisma.sql`ASC`;
}
