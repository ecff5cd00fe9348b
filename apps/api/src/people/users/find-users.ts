import type { listUsers, ResponseOf } from '@casedoor/contracts';
import { z } from 'zod';
import { Prisma } from '../../platform/database/client.ts';
import { idsOfMembersPerhaps } from './member-search.ts';
import { searchFor } from '../../platform/database/search-pattern.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import type { Member } from '../access/member.ts';
import { firstByName } from './first-by-name.ts';
import { readUsers, toUsers, type ReadingUsers, type UserRow } from './read-users.ts';
import type { UserSources } from './user-sources.ts';

type Query = z.output<typeof listUsers.query>;

/** Returns one page of the Users list of the member's organization. */
export async function findUsers(
  sources: ReadingUsers,
  member: Member,
  query: Query,
): Promise<ResponseOf<typeof listUsers>> {
  const { key, order, after, positionOf } = query.sort.endsWith('name') ? byName(query) : byCreation(query);
  const beyond = query.sort.startsWith('-') ? Prisma.sql`<` : Prisma.sql`>`;
  const { organizationId } = member;
  const read = await readUsers(sources, {
    organizationId,
    conditions: [
      ...filters(query),
      ...candidates(sources.userSources, organizationId, query),
      ...inOrderOfNames(sources.userSources, organizationId, query),
      ...(after ? [Prisma.sql`${key} ${beyond} ${after}`] : []),
    ],
    order,
    limit: query.limit + 1,
  });
  const { rows, nextCursor } = cutPage(read, query.limit, positionOf);
  return { items: await toUsers(sources.database, rows), nextCursor };
}

function* filters({ q, role, status, signupLinkId }: Query): Generator<Prisma.Sql> {
  yield status === 'active'
    ? Prisma.sql`member."disabledAt" IS NULL`
    : Prisma.sql`member."disabledAt" IS NOT NULL`;
  if (role !== undefined) yield Prisma.sql`member."role" = ${role}::"MemberRole"`;
  if (signupLinkId !== undefined) yield Prisma.sql`member."signupLinkId" = ${signupLinkId}::uuid`;
  if (q !== undefined && q !== '') {
    const { pattern, isIn } = searchFor(q);
    yield Prisma.sql`(${isIn(Prisma.sql`member."nameKey"`, Prisma.sql`member."firstName" || ' ' || member."lastName"`)} OR member."email" ILIKE ${pattern} OR member."tagId" ILIKE ${pattern})`;
  }
}

/** Preselects by index the members who could match; `filters` has the exact conditions. */
function* candidates(sources: UserSources, organizationId: string, { q }: Query): Generator<Prisma.Sql> {
  const ids = q === undefined ? null : idsOfMembersPerhaps(sources, organizationId, q);
  if (ids) yield Prisma.sql`member."id" IN (${ids})`;
}

/** Sorted by name, a page is read in index order, unless there is a search: that uses its own index. */
function* inOrderOfNames(sources: UserSources, organizationId: string, query: Query): Generator<Prisma.Sql> {
  const { q, signupLinkId, sort, status, role, cursor, limit } = query;
  if (!sort.endsWith('name') || (q !== undefined && q !== '')) return;
  const ids = firstByName({
    organizationId,
    status,
    role,
    only: signupLinkId === undefined ? Prisma.empty : sources.linkUse(signupLinkId),
    descending: sort.startsWith('-'),
    after: decodeCursor(cursor, namePosition),
    limit: limit + 1,
  });
  yield Prisma.sql`member."id" IN (${ids})`;
}

interface Sorting {
  /** The sort key. */
  key: Prisma.Sql;
  order: Prisma.Sql;
  /** The key's value at the cursor. */
  after: Prisma.Sql | null;
  positionOf: (row: UserRow) => Record<string, string>;
}

/** Ids are UUID version 7: they sort by creation time. */
function byCreation({ sort, cursor }: Query): Sorting {
  const after = decodeCursor(cursor, idPosition);
  return {
    key: Prisma.sql`member."id"`,
    order: Prisma.sql`member."id" ${direction(sort)}`,
    after: after && Prisma.sql`${after.id}::uuid`,
    positionOf: ({ id }) => ({ id }),
  };
}

// One collation that handles accents, whatever the server's default: É sorts with E.
const lastKey = Prisma.sql`member."lastKey" COLLATE "und-x-icu"`;
const firstKey = Prisma.sql`member."firstKey" COLLATE "und-x-icu"`;
const nameText = z.string().regex(/^[^\0]*$/);
const namePosition = z.strictObject({ last: nameText, first: nameText, id: z.uuid() });

/** Last name, first name; ties by creation. */
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
