import type { Database, Prisma } from '../database/client.ts';
import type { SealedEmail } from './prepare-email.ts';

/** A mail that this worker may try to deliver now. */
export interface ClaimedEmail extends SealedEmail {
  id: string;
  /** The key of the request that it leaves with: its own id when it leaves alone. */
  requestKey: string;
  /** It was in no request yet, or only in ones that were certainly not accepted. */
  isNew: boolean;
  recipient: string;
  senderName: string | null;
  replyTo: string | null;
  attempts: number;
  lastError: string | null;
  /** It was tried, and so long ago that the provider may have forgotten it. */
  tooOld: boolean;
  /** The link in it does not work any more. */
  linkDead: boolean;
}

/** How many requests one turn makes: a worker must soon be free for a mail that somebody waits for. */
const requestsAtOnce = 4;

/**
 * Claims queued mails by counting the attempt; of two workers that saw the same count, one gets a mail. The new ones get
 * one batch key, a single one its own id. Of a request that must be repeated, all its mails are claimed, asked for or
 * not. `postponed`: their requests are left to a later turn.
 */
export async function claimEmails(
  database: Database,
  emailIds: readonly string[],
  {
    giveUpAfterHours,
    personalLinkWorks,
    newRequestKey,
  }: { giveUpAfterHours: number; personalLinkWorks: Prisma.Sql; newRequestKey: string },
): Promise<{ claimed: ClaimedEmail[]; postponed: string[] }> {
  const rows = await database.$queryRaw<(ClaimedEmail | { id: null; askedId: string; postponed: boolean })[]>`
    WITH asked AS MATERIALIZED (
      SELECT mail."id", mail."requestKey", wanted."position"
      FROM unnest(${[...emailIds]}::uuid[]) WITH ORDINALITY AS wanted ("id", "position")
      JOIN "Email" AS mail ON mail."id" = wanted."id" AND mail."state" = 'queued'
    ),
    requests AS MATERIALIZED (
      -- The new mails are one request. What must be repeated follows in the order of its jobs.
      SELECT "requestKey" FROM asked GROUP BY "requestKey"
      ORDER BY "requestKey" IS NOT NULL, min("position") LIMIT ${requestsAtOnce}
    ),
    wanted AS MATERIALIZED (
      SELECT "id" FROM asked WHERE "requestKey" IS NULL
      UNION
      SELECT mail."id" FROM requests JOIN "Email" AS mail ON mail."requestKey" = requests."requestKey" AND mail."state" = 'queued'
    ),
    seen AS MATERIALIZED (
      SELECT mail."id", mail."attempts", mail."requestKey" IS NULL AS "isNew",
        mail."attempts" > 0 AND mail."createdAt" < now() - make_interval(mins => ${Math.round(giveUpAfterHours * 60)}::int) AS "tooOld",
        CASE
          -- A rehearsal's welcome mail belongs to its registration too, and contains no personal link.
          WHEN mail."registrationId" IS NOT NULL AND mail."message" <> 'welcome' THEN NOT ${personalLinkWorks} OR EXISTS (
            -- A newer mail of the same registration makes this one unnecessary.
            SELECT 1 FROM "Email" AS newer WHERE newer."registrationId" = mail."registrationId" AND newer."id" > mail."id"
          )
          WHEN mail."message" = 'password_reset' THEN mail."createdAt" < now() - interval '1 hour'
          ELSE false
        END AS "linkDead"
      FROM wanted JOIN "Email" AS mail ON mail."id" = wanted."id" AND mail."state" = 'queued'
    ),
    locked AS MATERIALIZED (
      -- In one order, so that two workers cannot each have a part of a batch, and none deadlocks.
      SELECT mail."id", seen."isNew", seen."tooOld", seen."linkDead"
      FROM seen JOIN "Email" AS mail
        ON mail."id" = seen."id" AND mail."attempts" = seen."attempts" AND mail."state" = 'queued'
      ORDER BY mail."id" FOR UPDATE OF mail
    ),
    claimed AS (
      UPDATE "Email" AS mail SET "attempts" = mail."attempts" + 1, "requestKey" = CASE
        WHEN NOT locked."isNew" THEN mail."requestKey"
        WHEN (SELECT count(*) FROM locked WHERE "isNew" AND NOT "tooOld" AND NOT "linkDead") > 1 THEN ${newRequestKey}::uuid
        ELSE mail."id"
      END
      FROM locked WHERE mail."id" = locked."id"
      RETURNING mail."id", mail."requestKey", locked."isNew", mail."recipient", mail."senderName", mail."replyTo", mail."subject", mail."html",
        mail."text", mail."sealedLink", mail."idempotencyKey", mail."attempts", mail."lastError", locked."tooOld", locked."linkDead"
    )
    SELECT claimed.*, asked."id" AS "askedId",
      asked."requestKey" IS NOT NULL AND NOT EXISTS (SELECT FROM requests WHERE requests."requestKey" = asked."requestKey") AS "postponed"
    FROM asked FULL JOIN claimed ON claimed."id" = asked."id"`;
  return {
    claimed: rows.filter((row) => row.id !== null),
    postponed: rows.flatMap((row) => (row.id === null && row.postponed ? [row.askedId] : [])),
  };
}
