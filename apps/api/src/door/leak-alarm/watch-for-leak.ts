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
  // Advisory lock by link. The count is a new statement, so that it includes what the previous owner of the lock
  // committed.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('leak ' || ${link.id}::text, 0))`;
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
  const { id, organizationId, alarmReason, alarmCount, alarmLimit } = raised;
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'signup_link.paused_by_alarm',
    actorMembershipId: null,
    subjectType: 'signup_link',
    subjectId: id,
    details: { alarm: alarmReason, count: alarmCount, limit: alarmLimit },
  });
  await mailAlarmNotice(transaction, context, raised, disavowedId);
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
    counted AS (
      SELECT l."organizationId", l."id", 'starts' AS "reason", l."alarmStarts" AS "limit", 1 AS "order",
             (SELECT count(*) ${throughLink} AND r."createdAt" > ${hour}) AS "count"
      FROM watched l WHERE l."alarmStarts" IS NOT NULL
      UNION ALL
      SELECT l."organizationId", l."id", 'refusals', l."alarmRefusals", 2,
             (SELECT count(*) FROM "Refusal" r WHERE r."signupLinkId" = l."id" AND r."createdAt" > ${hour})
      FROM watched l WHERE l."alarmRefusals" IS NOT NULL
      UNION ALL
      SELECT l."organizationId", l."id", 'unverified', l."alarmUnverified", 3,
             (SELECT count(*) ${throughLink} AND r."verifiedAt" IS NULL AND r."createdAt" > ${day}
                AND (r."createdAt" <= now() - ${patience} OR r."state" = 'withdrawn'))
             + (SELECT count(*) FROM "Registration" r WHERE r."signupLinkId" = l."id" AND r."disavowedAt" > ${day})
      FROM watched l WHERE l."alarmUnverified" IS NOT NULL
    ),
    passed AS (SELECT * FROM counted WHERE "count" > "limit" ORDER BY "order" LIMIT 1),
    ${pauseByAlarm}
    SELECT l."allowSignup" AS "wasOn", paused.* FROM "SignupLink" l LEFT JOIN paused ON true
    WHERE l."organizationId" = ${organizationId}::uuid AND l."id" = ${id}::uuid`;
}
