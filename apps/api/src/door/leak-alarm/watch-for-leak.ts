import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { isRepeatedStart } from '../signup-links/repeated-start.ts';
import { pauseByAlarm, type PausedLink } from '../signup-links/pause-by-alarm.ts';
import { mailAlarmNotice } from './mail-alarm-notice.ts';

/**
 * A link that its alarm has just paused: `starts` and `refusals` exceeded their limit within an hour, `unverified`
 * within a day.
 */
export type RaisedAlarm = PausedLink;

/** The link that is watched. */
interface Link {
  organizationId: string;
  id: string;
}

/** After this time a started registration without a verified mailbox counts as never verified. */
const patience = Prisma.sql`interval '30 minutes'`;

/**
 * The alarm: checks, in a transaction that added to a link's counts, whether one of them exceeds its limit; then pauses
 * the link and notifies the administrators, once, except `disavowedId`. Does nothing where the link is off already or
 * has no limit. Lock order: call it before members are locked. Returns whether the link was on until now: false where
 * another alarm, or a person, has just paused it.
 */
export async function watchForLeak(
  transaction: Transaction,
  context: AppContext,
  link: Link,
  disavowedId: string | null = null,
): Promise<boolean> {
  // No lock: starts at the same moment do not wait for each other, and each counts what has committed before it.
  const [found] = await transaction.$queryRaw<(Partial<RaisedAlarm> & { wasOn: boolean })[]>(
    pauseStatement(link),
  );
  if (isRaised(found)) await notify(transaction, context, found, disavowedId);
  return found?.wasOn ?? false;
}

function isRaised(found: Partial<RaisedAlarm> | undefined): found is RaisedAlarm {
  return found?.alarmAt instanceof Date;
}

async function notify(
  transaction: Transaction,
  context: AppContext,
  raised: RaisedAlarm,
  disavowedId: string | null,
): Promise<void> {
  const { id, organizationId, alarmReason, alarmCount, alarmLimit, networks } = raised;
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'signup_link.paused_by_alarm',
    actorMembershipId: null,
    subjectType: 'signup_link',
    subjectId: id,
    details: { alarm: alarmReason, count: alarmCount, limit: alarmLimit, networks },
  });
  await mailAlarmNotice(transaction, context, raised, disavowedId);
}

/**
 * One row, for a query of the networks of what happened: how much it weighs, and how many networks there were. One
 * network weighs at most five, so that nobody alone can raise the alarm of a link.
 */
function weighed(networks: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`LATERAL (
    SELECT coalesce(sum(least("times", 5)), 0)::int AS "count", count(*)::int AS "networks"
    FROM (SELECT count(*) AS "times" FROM (${networks}) seen ("network") GROUP BY "network") network
  ) weighed`;
}

/**
 * Whether so many rows that a limit may be exceeded: rows are counted no further than that, and what each weighs is computed only
 * then. A start costs the same whether it is a link's first or its five-thousandth.
 */
function mayReach(limit: Prisma.Sql, rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT count(*) FROM (SELECT ${rows} LIMIT ${limit} + 1) AS counted) > ${limit}`;
}

function pauseStatement({ organizationId, id }: Link): Prisma.Sql {
  const since = (span: Prisma.Sql) =>
    Prisma.sql`GREATEST(now() - ${span}, COALESCE(l."alarmFrom", '-infinity'))`;
  const hour = since(Prisma.sql`interval '1 hour'`);
  const day = since(Prisma.sql`interval '1 day'`);
  // Invitations do not count: an administrator started them.
  const throughLink = Prisma.sql`FROM "Registration" r WHERE r."signupLinkId" = l."id" AND r."origin" = 'link' AND NOT ${isRepeatedStart}`;
  return Prisma.sql`
    WITH watched AS (
      SELECT * FROM "SignupLink" l
      WHERE l."organizationId" = ${organizationId}::uuid AND l."id" = ${id}::uuid AND l."allowSignup" AND l."revokedAt" IS NULL AND l."replacedAt" IS NULL
    ),
    counted ("organizationId", "id", "reason", "limit", "order", "count", "networks") AS (
      SELECT l."organizationId", l."id", 'starts', l."alarmStarts", 1, weighed.*
      FROM watched l, ${weighed(Prisma.sql`SELECT r."network" ${throughLink} AND r."createdAt" > ${hour}`)}
      WHERE ${mayReach(Prisma.sql`l."alarmStarts"`, Prisma.sql`FROM "Registration" r WHERE r."signupLinkId" = l."id" AND r."createdAt" > ${hour}`)}
      UNION ALL
      SELECT l."organizationId", l."id", 'refusals', l."alarmRefusals", 2, weighed.*
      FROM watched l, ${weighed(Prisma.sql`SELECT r."network" FROM "Refusal" r WHERE r."signupLinkId" = l."id" AND r."createdAt" > ${hour}`)}
      WHERE l."alarmRefusals" IS NOT NULL
      UNION ALL
      SELECT l."organizationId", l."id", 'unverified', l."alarmUnverified", 3, weighed.*
      FROM watched l, ${weighed(Prisma.sql`
               SELECT r."network" ${throughLink} AND r."verifiedAt" IS NULL AND NOT r."disowned"
                 AND r."createdAt" > ${day} AND r."createdAt" <= now() - ${patience}
               UNION ALL SELECT r."id"::text FROM "Registration" r
               WHERE r."signupLinkId" = l."id" AND (r."disavowedAt" > ${day}
                 OR r."disowned" AND r."verifiedAt" IS NULL AND r."origin" = 'link' AND r."withdrawnAt" > ${day})`)}
      WHERE l."alarmUnverified" IS NOT NULL
    ),
    passed AS (SELECT * FROM counted WHERE "count" > "limit" ORDER BY "order" LIMIT 1),
    ${pauseByAlarm}
    SELECT l."allowSignup" AS "wasOn", paused.* FROM "SignupLink" l LEFT JOIN paused ON true
    WHERE l."organizationId" = ${organizationId}::uuid AND l."id" = ${id}::uuid`;
}
