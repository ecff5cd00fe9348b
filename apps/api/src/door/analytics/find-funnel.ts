import type { Funnel, getSignupLinkFunnel } from '@casedoor/contracts';
import type { z } from 'zod';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { isRepeatedStart } from '../signup-links/repeated-start.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';

type Steps = Funnel['total'];
interface Row extends Steps {
  /** Set for the steps of one day. */
  day: string | null;
  /** Set for the steps of one source. */
  source: Funnel['sources'][number]['source'] | null;
  tag: string | null;
}

const mostTags = 30;
const stepNames = [
  'opened',
  'machines',
  'started',
  'mailed',
  'delivered',
  'verified',
  'completed',
  'casesOpened',
] as const satisfies readonly (keyof Steps)[];
const sums = Prisma.raw(stepNames.map((name) => `sum("${name}")::int AS "${name}"`).join(', '));

/**
 * The funnel of a link between two days, both included, in the organization's time zone. Only visits and page loads are
 * stored counts: all else is counted from the rows. Throws `signup_link_not_found`, and `request_invalid` for an end
 * before its beginning.
 */
export async function findFunnel(
  database: Database,
  organizationId: string,
  signupLinkId: string,
  { from, to }: z.output<typeof getSignupLinkFunnel.query>,
): Promise<Funnel> {
  if (from && to && to < from) throw invalidField('to', 'ends_before_beginning');
  const [link] = await database.$queryRaw<{ timeZone: string; firstDay: string; today: string }[]>`
    SELECT "known_zone"(o."timeZone") AS "timeZone", (l."createdAt" AT TIME ZONE "known_zone"(o."timeZone"))::date::text AS "firstDay", (now() AT TIME ZONE "known_zone"(o."timeZone"))::date::text AS "today"
    FROM "SignupLink" l JOIN "Organization" o ON o."id" = l."organizationId"
    WHERE l."id" = ${signupLinkId}::uuid AND l."organizationId" = ${organizationId}::uuid`;
  if (!link) throw new Problem('signup_link_not_found');
  const range = { signupLinkId, timeZone: link.timeZone, from: from ?? null, to: to ?? null };
  const rows = await database.$queryRaw<Row[]>`
    WITH cells AS (${visits(range)} UNION ALL ${registrations(range)}),
    top_tags AS (
      SELECT "tag" FROM cells WHERE "source" = 'tag'
      GROUP BY "tag" ORDER BY sum("started") DESC, sum("opened") DESC, "tag" LIMIT ${mostTags}
    ),
    named AS (
      SELECT cells.*, CASE WHEN cells."source" = 'tag' AND top_tags."tag" IS NULL THEN 'other' ELSE cells."source" END AS "by",
             CASE WHEN cells."source" = 'tag' THEN top_tags."tag" END AS "byTag"
      FROM cells LEFT JOIN top_tags ON cells."source" = 'tag' AND top_tags."tag" = cells."tag"
    )
    SELECT "day"::text, "by" AS "source", "byTag" AS "tag", ${sums}
    FROM named GROUP BY GROUPING SETS ((), ("day"), ("by", "byTag"))
    ORDER BY "day", "started" DESC, "opened" DESC, "by", "byTag"`;

  const days: Funnel['days'] = [];
  const sources: Funnel['sources'] = [];
  let total = stepsOf({});
  for (const row of rows) {
    if (row.day !== null) days.push({ day: row.day, ...stepsOf(row) });
    else if (row.source !== null) sources.push({ source: row.source, tag: row.tag, ...stepsOf(row) });
    else total = stepsOf(row);
  }
  return { ...link, total, days, sources };
}

function stepsOf(row: Partial<Steps>): Steps {
  return Object.fromEntries(stepNames.map((name) => [name, row[name] ?? 0])) as Steps;
}

interface Range {
  signupLinkId: string;
  timeZone: string;
  from: string | null;
  to: string | null;
}

/** The counts by day and tag. Loads beyond the number of people of the same day and tag count as machines'. */
function visits({ signupLinkId, from, to }: Range): Prisma.Sql {
  const within = Prisma.sql`"signupLinkId" = ${signupLinkId}::uuid
    ${from === null ? Prisma.empty : Prisma.sql`AND "day" >= ${from}::date`} ${to === null ? Prisma.empty : Prisma.sql`AND "day" <= ${to}::date`}`;
  return Prisma.sql`
    SELECT "day", "source"::text, "tag", sum("people") AS "opened", greatest(sum("loads") - sum("people"), 0) AS "machines",
           0 AS "started", 0 AS "mailed", 0 AS "delivered", 0 AS "verified", 0 AS "completed", 0 AS "casesOpened"
    FROM (
      SELECT "day", "source", "tag", "count" AS "people", 0 AS "loads" FROM "Visit" WHERE ${within}
      UNION ALL
      SELECT "day", "source", "tag", 0, "count" FROM "PageLoad" WHERE ${within}
    ) counted
    GROUP BY "day", "source", "tag"`;
}

/** The registrations by tag and the day when they started; each step includes everybody who reached a later one. */
function registrations({ signupLinkId, timeZone, from, to }: Range): Prisma.Sql {
  const began = Prisma.sql`r."signupLinkId" = ${signupLinkId}::uuid
    ${from === null ? Prisma.empty : Prisma.sql`AND r."createdAt" >= ${from}::date::timestamp AT TIME ZONE ${timeZone}`}
    ${to === null ? Prisma.empty : Prisma.sql`AND r."createdAt" < (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}`}`;
  const proved = Prisma.sql`(r."verifiedAt" IS NOT NULL OR r."state" = 'completed')`;
  const isTagged = Prisma.sql`r."origin" = 'link' AND r."sourceTag" IS NOT NULL`;
  return Prisma.sql`
    SELECT (r."createdAt" AT TIME ZONE ${timeZone})::date,
           CASE WHEN r."origin" = 'invitation' THEN 'invitation' WHEN ${isTagged} THEN 'tag' ELSE 'direct' END,
           CASE WHEN ${isTagged} THEN r."sourceTag" ELSE '' END,
           0, 0, count(*),
           count(*) FILTER (WHERE mail."sent" OR mail."delivered" OR ${proved}),
           count(*) FILTER (WHERE mail."delivered" OR ${proved}),
           count(*) FILTER (WHERE ${proved}),
           count(*) FILTER (WHERE r."state" = 'completed'),
           count(opened."id")
    FROM "Registration" r
    -- A verified mailbox received its mail, so only the mails of the others are read.
    LEFT JOIN (
      SELECT e."registrationId", bool_or(e."sentAt" IS NOT NULL) AS "sent", bool_or(e."deliveredAt" IS NOT NULL) AS "delivered"
      FROM "Registration" r JOIN "Email" e ON e."organizationId" = r."organizationId" AND e."registrationId" = r."id"
      WHERE ${began} AND NOT ${proved} GROUP BY e."registrationId"
    ) mail ON mail."registrationId" = r."id"
    LEFT JOIN "Redemption" d ON d."organizationId" = r."organizationId" AND d."registrationId" = r."id"
    LEFT JOIN "CaseRecord" opened ON opened."organizationId" = d."organizationId" AND opened."redemptionId" = d."id"
    WHERE ${began} AND NOT ${isRepeatedStart}
    GROUP BY 1, 2, 3`;
}
