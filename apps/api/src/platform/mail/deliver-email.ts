import type { Database, Prisma } from '../database/client.ts';
import { MailRefused, MailTemporary, type Mailer } from './mailer.ts';
import { openEmail } from './prepare-email.ts';
import { SealBroken } from './sealed-link.ts';

export interface Delivery {
  mailer: Mailer;
  sealingKey: Buffer;
  /** Condition whether the personal link of the row "mail" still works; supplied by `door/registrations`. */
  personalLinkWorks: Prisma.Sql;
  /** Called with faults in our own settings, and with unexpected ones. */
  onError: (error: Error) => void;
  limits?: DeliveryLimits;
}

/** Retry limits of delivery. */
export interface DeliveryLimits {
  /** The provider deduplicates a mail for 24 hours; a later retry could send it twice. */
  giveUpAfterHours: number;
  firstDelaySeconds: number;
  longestDelaySeconds: number;
}

export const usualLimits: DeliveryLimits = {
  giveUpAfterHours: 23,
  firstDelaySeconds: 5,
  longestDelaySeconds: 3600,
};

/**
 * How a delivery ended. `none`: the mail is sent, failed or unknown, or another worker has it.
 * `later`: it was not accepted this time; retry after this many seconds.
 */
export type DeliveryOutcome =
  | { outcome: 'sent' | 'failed' | 'none'; retryInSeconds: null }
  | { outcome: 'later'; retryInSeconds: number };

interface TakenEmail {
  id: string;
  recipient: string;
  senderName: string | null;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  sealedLink: Uint8Array | null;
  idempotencyKey: string;
  attempts: number;
  tooOld: boolean;
  linkDead: boolean;
  lastError: string | null;
}

/**
 * Delivers one mail of the outbox: at least once from here, once
 * for its recipient while the provider deduplicates its id.
 */
export async function deliverEmail(
  database: Database,
  delivery: Delivery,
  emailId: string,
): Promise<DeliveryOutcome> {
  const limits = delivery.limits ?? usualLimits;
  const taken = await takeEmail(database, emailId, limits, delivery.personalLinkWorks);
  if (taken === null) return { outcome: 'none', retryInSeconds: null };
  if (taken.linkDead) return fail(database, taken, 'Not sent: its link does not work any more.');
  if (taken.tooOld) {
    return fail(
      database,
      taken,
      `Given up after ${limits.giveUpAfterHours} hours. Last answer: ${taken.lastError ?? 'none'}`,
    );
  }
  try {
    const opened = openEmail(taken, delivery.sealingKey);
    const { id, recipient, senderName, replyTo } = taken;
    const { providerId } = await delivery.mailer.send({ id, to: recipient, senderName, replyTo, ...opened });
    await database.email.updateMany({
      where: { id, state: 'queued' },
      data: {
        state: 'sent',
        sentAt: new Date(),
        providerId,
        lastError: null,
        ...(delivery.mailer.keepsLinks ? {} : { sealedLink: null }),
      },
    });
    return { outcome: 'sent', retryInSeconds: null };
  } catch (error) {
    if (error instanceof MailRefused) return fail(database, taken, error.message);
    if (error instanceof SealBroken) {
      delivery.onError(error);
      return fail(database, taken, error.message);
    }
    if (!(error instanceof MailTemporary)) throw error;
    if (error.ours) delivery.onError(error);
    await database.email.updateMany({
      where: { id: taken.id, state: 'queued' },
      data: { lastError: error.message },
    });
    return { outcome: 'later', retryInSeconds: delayOf(taken.attempts, error.retryAfter, limits) };
  }
}

/** Claims a queued mail by counting the attempt; of two workers that saw the same count, one gets it. */
async function takeEmail(
  database: Database,
  emailId: string,
  limits: DeliveryLimits,
  personalLinkWorks: Prisma.Sql,
): Promise<TakenEmail | null> {
  const rows = await database.$queryRaw<TakenEmail[]>`
    WITH seen AS MATERIALIZED (
      SELECT mail."id", mail."attempts",
        mail."attempts" > 0 AND mail."createdAt" < now() - make_interval(mins => ${Math.round(limits.giveUpAfterHours * 60)}::int) AS "tooOld",
        CASE
          -- A rehearsal's welcome mail belongs to its registration too, and contains no personal link.
          WHEN mail."registrationId" IS NOT NULL AND mail."message" <> 'welcome' THEN NOT ${personalLinkWorks} OR EXISTS (
            -- A newer mail of the same registration makes this one unnecessary.
            SELECT 1 FROM "Email" AS newer WHERE newer."registrationId" = mail."registrationId" AND newer."id" > mail."id"
          )
          WHEN mail."message" = 'password_reset' THEN mail."createdAt" < now() - interval '1 hour'
          ELSE false
        END AS "linkDead"
      FROM "Email" AS mail
      WHERE mail."id" = ${emailId}::uuid AND mail."state" = 'queued'
    )
    UPDATE "Email" AS mail SET "attempts" = mail."attempts" + 1
    FROM seen
    WHERE mail."id" = seen."id" AND mail."attempts" = seen."attempts" AND mail."state" = 'queued'
    RETURNING mail."id", mail."recipient", mail."senderName", mail."replyTo", mail."subject", mail."html", mail."text", mail."sealedLink", mail."idempotencyKey",
      mail."attempts", mail."lastError", seen."tooOld", seen."linkDead"`;
  return rows[0] ?? null;
}

/** Marks the mail as failed for good: administrators see it, and its secrets are erased. */
async function fail(database: Database, taken: TakenEmail, reason: string): Promise<DeliveryOutcome> {
  await database.email.updateMany({
    where: { id: taken.id, state: 'queued' },
    data: { state: 'failed', failedAt: new Date(), lastError: reason, sealedLink: null },
  });
  return { outcome: 'failed', retryInSeconds: null };
}

/**
 * Exponential back-off: doubles with each attempt, with up to a quarter of random jitter so that retries spread out.
 */
function delayOf(attempts: number, retryAfter: number | null, limits: DeliveryLimits): number {
  const { firstDelaySeconds, longestDelaySeconds } = limits;
  const delay = Math.min(firstDelaySeconds * 2 ** Math.min(attempts - 1, 30), longestDelaySeconds);
  return Math.max(delay * (0.75 + Math.random() * 0.5), retryAfter ?? 0);
}
