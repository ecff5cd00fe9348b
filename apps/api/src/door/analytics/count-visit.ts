import type { AppContext } from '../../platform/app-context.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { isToken } from '../../platform/secrets/token.ts';

interface Visit {
  /** Link token. */
  token: string;
  /** Whether the page was loaded, or a person is on it. */
  by: 'page' | 'person';
  tag: string | null;
  /** The caller's IP address; only its hash is used, for the rate limit. */
  ip: string;
}

const visitsPerNetwork = { name: 'visit-network', points: 600, seconds: 3600 };
const tagsPerDay = 50;
const tables = { page: Prisma.raw('"PageLoad"'), person: Prisma.raw('"Visit"') };

/**
 * Counts a load of a link's page, or a person on it: one number by link, day and source tag. Beyond 50 tags of a link
 * in a day the rest count as "other". Throws nothing: an unknown token, and a network that reaches the rate limit,
 * change nothing.
 */
export async function countVisit(
  { database, limits }: AppContext,
  { token, by, tag, ip }: Visit,
): Promise<void> {
  if (!isToken('link', token)) return;
  if (!(await limits.take(visitsPerNetwork, clientNetwork(ip)))) return;
  const table = tables[by];
  const counted = await database.$executeRaw`
    WITH ${linkAndDay(token)}
    UPDATE ${table} v SET "count" = v."count" + 1 FROM here
    WHERE v."signupLinkId" = here."id" AND v."day" = here."day"
      AND v."source" = ${tag === null ? 'direct' : 'tag'}::"VisitSource" AND v."tag" = ${tag ?? ''}`;
  if (counted === 0) await database.$transaction((transaction) => countFirst(transaction, table, token, tag));
}

/** Counts the first of its day and tag. Serialized by link, so that the tags of a day stay within their limit. */
async function countFirst(
  transaction: Transaction,
  table: Prisma.Sql,
  token: string,
  tag: string | null,
): Promise<void> {
  await transaction.$executeRaw`
    WITH ${linkAndDay(token)}
    SELECT pg_advisory_xact_lock(hashtextextended('visits ' || here."id", 0)) FROM here`;
  await transaction.$executeRaw`
    WITH ${linkAndDay(token)},
    named AS (
      SELECT here.*, CASE
        WHEN ${tag}::text IS NULL THEN 'direct'
        WHEN EXISTS (SELECT FROM ${table} v WHERE v."signupLinkId" = here."id" AND v."day" = here."day" AND v."source" = 'tag' AND v."tag" = ${tag}) THEN 'tag'
        WHEN (SELECT count(*) FROM ${table} v WHERE v."signupLinkId" = here."id" AND v."day" = here."day" AND v."source" = 'tag') < ${tagsPerDay} THEN 'tag'
        ELSE 'other' END AS "source"
      FROM here
    )
    INSERT INTO ${table} ("organizationId", "signupLinkId", "day", "source", "tag", "count")
    SELECT "organizationId", "id", "day", "source"::"VisitSource", CASE WHEN "source" = 'tag' THEN ${tag}::text ELSE '' END, 1 FROM named
    ON CONFLICT ("signupLinkId", "day", "source", "tag") DO UPDATE SET "count" = ${table}."count" + 1`;
}

/** `here`: the link that counts for a token, and today's date there. */
function linkAndDay(token: string): Prisma.Sql {
  return Prisma.sql`
    here AS (
      SELECT l."id", l."organizationId", (now() AT TIME ZONE "known_zone"(o."timeZone"))::date AS "day"
      FROM "SignupLink" opened
      JOIN "SignupLink" l ON l."organizationId" = opened."organizationId" AND l."id" = CASE WHEN opened."graceEndsAt" > now() THEN opened."graceForId" ELSE opened."id" END
      JOIN "Organization" o ON o."id" = l."organizationId"
      WHERE opened."token" = ${token}
    )`;
}
