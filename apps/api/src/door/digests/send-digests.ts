import { writeMoment } from '@casedoor/contracts/dates';
import { moveDigestMark } from '../../people/organizations/move-digest-mark.ts';
import { prepareAdministratorNotices } from '../../people/users/notify-administrators.ts';
import type { AppContext } from '../../platform/app-context.ts';
import type { Database } from '../../platform/database/client.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';

interface DueDigest {
  organizationId: string;
  organizationName: string;
  timeZone: string;
  /** The end of the last digest's period; null before the first digest. */
  digestedUntil: Date | null;
  /** The start of this digest's period. */
  since: Date;
  /**
   * The end of this digest's period: today's digest hour in the organization's time zone, or yesterday's before that
   * hour.
   */
  until: Date;
}

const hourOfDigest = 7;

/**
 * Mails every administrator and manager a digest once a day, from seven in the morning in the organization's time zone:
 * who signed up through the links that are set to a digest. Mails nothing when nobody did. Safe to call often and by
 * several instances: each day is mailed once, and missed days come with the next digest. Returns how many organizations
 * had one.
 */
export async function sendDigests(context: AppContext): Promise<number> {
  const due = await context.database.$queryRaw<DueDigest[]>`
    SELECT o."id" AS "organizationId", o."name" AS "organizationName", here."zone" AS "timeZone", o."digestedUntil",
           coalesce(o."digestedUntil", (day."start" - interval '1 day') AT TIME ZONE here."zone") AS "since",
           day."start" AT TIME ZONE here."zone" AS "until"
    FROM "Organization" o
    -- An organization whose time zone this server does not know gets its digest by UTC, and the others get theirs.
    CROSS JOIN LATERAL (SELECT "known_zone"(o."timeZone") AS "zone") here
    CROSS JOIN LATERAL (
      -- A minute late: transactions that began before the hour have committed.
      SELECT date_trunc('day', clock."now" - make_interval(hours => ${hourOfDigest}::int)) + make_interval(hours => ${hourOfDigest}::int) AS "start"
      FROM (SELECT (now() - interval '1 minute') AT TIME ZONE here."zone" AS "now") clock
    ) day
    -- Also where no link has a digest any more: the mark moves on, so that a later digest leaves out what the former
    -- settings mailed or left unmailed.
    WHERE (o."digestedUntil" IS NOT NULL
        OR EXISTS (SELECT FROM "SignupLink" l WHERE l."organizationId" = o."id" AND l."notifyAdministrators" = 'digest'))
      AND (o."digestedUntil" IS NULL OR o."digestedUntil" < day."start" AT TIME ZONE here."zone")
    ORDER BY o."id"`;
  let sent = 0;
  const failures: unknown[] = [];
  // A digest that fails does not stop the digests of other organizations.
  for (const digest of due)
    try {
      if (await sendDigest(context, digest)) sent += 1;
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return sent;
}

async function sendDigest({ database, outbox, appOrigin }: AppContext, digest: DueDigest): Promise<boolean> {
  const { organizationId, organizationName, timeZone, digestedUntil, since, until } = digest;
  const links = await newsOf(database, digest);
  const mails =
    links.length === 0
      ? []
      : await prepareAdministratorNotices(database, outbox, {
          organizationId,
          message: ({ locale }) => ({
            kind: 'daily_digest',
            organizationName,
            from: writeMoment(locale, since, { timeZone }),
            until: writeMoment(locale, until, { timeZone }),
            links,
            url: `${appOrigin}/signup-links`,
          }),
          cause: `daily_digest:${organizationId}:${until.toISOString()}`,
        });
  return database.$transaction(async (transaction) => {
    // Several instances run at once: only the one that moves the mark commits its mails.
    if (!(await moveDigestMark(transaction, organizationId, { from: digestedUntil, to: until })))
      return false;
    for (const mail of mails) await enqueueEmail(transaction, outbox, mail);
    return mails.length > 0;
  });
}

/** How many people joined and how many became pending approval, by link; a discreet link's title is left out. */
async function newsOf(database: Database, { organizationId, since, until }: DueDigest) {
  const rows = await database.$queryRaw<
    { title: string; discreet: boolean; joined: number; pendingApproval: number }[]
  >`
    SELECT l."title", l."discreet", redemptions."joined", submissions."pendingApproval"
    FROM "SignupLink" l
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "joined" FROM "Redemption" d
      WHERE d."signupLinkId" = l."id" AND d."createdAt" >= ${since} AND d."createdAt" < ${until}
    ) redemptions
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "pendingApproval" FROM "Registration" r
      WHERE r."organizationId" = l."organizationId" AND r."signupLinkId" = l."id" AND r."state" = 'pending_approval'
        AND r."expiresAt" > now() AND r."submittedAt" >= ${since} AND r."submittedAt" < ${until}
    ) submissions
    WHERE l."organizationId" = ${organizationId}::uuid AND l."notifyAdministrators" = 'digest'
      AND redemptions."joined" + submissions."pendingApproval" > 0
    ORDER BY l."id"`;
  return rows.map(({ title, discreet, joined, pendingApproval }) => ({
    title: discreet ? null : title,
    joined,
    pendingApproval,
  }));
}
