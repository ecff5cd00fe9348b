import type { listSignupLinks, SignupLink } from '@casedoor/contracts';
import { z } from 'zod';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { limitRows } from '../../platform/database/limit-rows.ts';
import { searchFor } from '../../platform/database/search-pattern.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import { readNow } from '../../platform/database/clock.ts';
import { linkWithPeople, presentSignupLink } from './present-signup-link.ts';
import { stateInSql } from './signup-link.ts';

type Query = z.output<typeof listSignupLinks.query>;

interface Row {
  id: string;
  /** The sort key of the list, as text; null sorts by id alone, which is the order of creation. */
  key: string | null;
  /** The database's clock: it alone decides states. */
  now: Date;
}

/** The organization's links, by default newest first. */
export async function findSignupLinks(
  database: Database,
  organizationId: string,
  query: Query,
  appOrigin: string,
): Promise<{ items: SignupLink[]; nextCursor: string | null }> {
  const { key, order, beyond } = orders[query.sort];
  const after = key ? decodeCursor(query.cursor, keyPosition) : decodeCursor(query.cursor, idPosition);
  const conditions = [Prisma.sql`l."organizationId" = ${organizationId}::uuid`, ...filters(query)];
  if (after) conditions.push(beyond({ key: '', ...after }));
  const read = await database.$queryRaw<Row[]>`
    SELECT l."id", ${key ?? Prisma.sql`NULL`}::text AS "key", now() AS "now" FROM "SignupLink" l
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY ${order} ${limitRows(query.limit + 1)}`;
  const { rows, nextCursor } = cutPage(read, query.limit, (row) =>
    row.key === null ? { id: row.id } : { key: row.key, id: row.id },
  );
  const links = await database.signupLink.findMany({
    where: { organizationId, id: { in: rows.map(({ id }) => id) } },
    include: linkWithPeople,
  });
  const byId = new Map(links.map((link) => [link.id, link]));
  return {
    items: rows.flatMap(({ id, now }) => {
      const link = byId.get(id);
      return link ? [presentSignupLink(link, appOrigin, now)] : [];
    }),
    nextCursor,
  };
}

function* filters({ q, ended, state }: Query): Generator<Prisma.Sql> {
  // Written like the condition of the partial indexes, so that PostgreSQL uses them.
  if (ended === true) yield Prisma.sql`(l."revokedAt" IS NOT NULL OR l."replacedAt" IS NOT NULL)`;
  if (ended === false) yield Prisma.sql`l."revokedAt" IS NULL AND l."replacedAt" IS NULL`;
  if (state !== undefined) yield Prisma.sql`${stateInSql} = ${state}`;
  if (q !== undefined && q !== '') yield searchFor(q).isIn(Prisma.sql`l."titleKey"`, Prisma.sql`l."title"`);
}

const keyPosition = z.strictObject({ key: z.string().regex(/^[^\0]*$/), id: z.uuid() });
type KeyPosition = z.output<typeof keyPosition>;

interface Order {
  /** What rows are compared by, before their ids; null for the id alone, which sorts by creation. */
  key: Prisma.Sql | null;
  order: Prisma.Sql;
  /** The rows after a position. */
  beyond: (after: KeyPosition) => Prisma.Sql;
}

// A fixed collation that knows accents, whatever the server's default is.
const title = Prisma.sql`lower(l."title") COLLATE "und-x-icu"`;
const expiry = Prisma.sql`coalesce(l."expiresAt", 'infinity')`;

const orders: Record<Query['sort'], Order> = {
  '-createdAt': {
    key: null,
    order: Prisma.sql`l."id" DESC`,
    beyond: ({ id }) => Prisma.sql`l."id" < ${id}::uuid`,
  },
  createdAt: {
    key: null,
    order: Prisma.sql`l."id" ASC`,
    beyond: ({ id }) => Prisma.sql`l."id" > ${id}::uuid`,
  },
  title: {
    key: title,
    order: Prisma.sql`${title} ASC, l."id" ASC`,
    beyond: ({ key, id }) => Prisma.sql`(${title}, l."id") > (${key}, ${id}::uuid)`,
  },
  '-uses': {
    key: Prisma.sql`l."uses"`,
    order: Prisma.sql`l."uses" DESC, l."id" DESC`,
    beyond: ({ key, id }) => Prisma.sql`(l."uses", l."id") < (${numberIn(key)}::int, ${id}::uuid)`,
  },
  expiresAt: {
    key: expiry,
    order: Prisma.sql`${expiry} ASC, l."id" ASC`,
    beyond: ({ key, id }) => Prisma.sql`(${expiry}, l."id") > (${momentIn(key)}::timestamptz, ${id}::uuid)`,
  },
};

function numberIn(key: string): number {
  if (!/^\d{1,9}$/.test(key)) throw invalidField('cursor', 'invalid');
  return Number(key);
}

function momentIn(key: string): string {
  if (!/^(infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d){0,2})$/.test(key))
    throw invalidField('cursor', 'invalid');
  return key;
}

/** One link. Throws `signup_link_not_found`, also for another organization's. */
export async function findSignupLink(
  database: Database,
  organizationId: string,
  signupLinkId: string,
  appOrigin: string,
): Promise<SignupLink> {
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    include: linkWithPeople,
  });
  if (!link) throw new Problem('signup_link_not_found');
  return presentSignupLink(link, appOrigin, await readNow(database));
}

/** The link of the Add user dialog. */
export async function findDefaultSignupLink(
  database: Database,
  organizationId: string,
  appOrigin: string,
): Promise<SignupLink> {
  const link = await database.signupLink.findFirstOrThrow({
    where: { organizationId, isDefault: true, revokedAt: null, replacedAt: null },
    include: linkWithPeople,
  });
  return presentSignupLink(link, appOrigin, await readNow(database));
}
