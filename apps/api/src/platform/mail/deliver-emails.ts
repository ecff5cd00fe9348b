import { randomUUID } from 'node:crypto';
import type { Database, Prisma } from '../database/client.ts';
import { claimEmails, type ClaimedEmail } from './claim-emails.ts';
import { MailRefused, MailTemporary, type Mailer, type OutgoingMail } from './mailer.ts';
import { openEmail } from './prepare-email.ts';
import { recordAttempts, type Attempt } from './record-attempts.ts';
import { SealBroken } from './sealed-link.ts';

export interface Delivery {
  mailer: Mailer;
  sealingKey: Buffer;
  /** Condition whether the personal link of the row "mail" still works; supplied by `door/registrations`. */
  personalLinkWorks: Prisma.Sql;
  /** Called with faults in our own settings, and with unexpected ones, once for the mails of a request. */
  onError: (error: Error, emailIds: readonly string[]) => void;
  limits?: DeliveryLimits;
}

/** Retry limits of delivery. */
export interface DeliveryLimits {
  /** The provider deduplicates a request for 24 hours; a later retry could send its mails twice. */
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

/** Delay of mails that only wait for a request of their own. */
const soonSeconds = 1;

/**
 * Delivers mails of the outbox: at least once from here, once for each recipient while the provider deduplicates the
 * request. New mails leave in one request. One whose outcome is unknown is repeated as it was, with its key and without
 * the mails that must not be sent any more. Returns an outcome for each id, in order.
 */
export async function deliverEmails(
  database: Database,
  delivery: Delivery,
  emailIds: readonly string[],
): Promise<DeliveryOutcome[]> {
  const limits = delivery.limits ?? usualLimits;
  const { claimed, postponed } = await claimEmails(database, emailIds, {
    giveUpAfterHours: limits.giveUpAfterHours,
    personalLinkWorks: delivery.personalLinkWorks,
    newRequestKey: randomUUID(),
  });
  const composed = compose(claimed, delivery, limits);
  const attempts: Attempt[] = [...composed.failed];
  await recordAttempts(database, composed.failed, delivery.mailer.keepsLinks);
  const made = await Promise.allSettled(
    composed.requests.map(async (request) => {
      const answered = await attempt(request, delivery, limits);
      await recordAttempts(database, answered, delivery.mailer.keepsLinks);
      attempts.push(...answered);
    }),
  );
  for (const request of made) if (request.status === 'rejected') throw request.reason;
  const outcomes = new Map<string, DeliveryOutcome>(attempts.map((each) => [each.id, outcomeOf(each)]));
  for (const id of postponed) outcomes.set(id, { outcome: 'later', retryInSeconds: soonSeconds });
  return emailIds.map((id) => outcomes.get(id) ?? { outcome: 'none', retryInSeconds: null });
}

/** The mails that leave with one key, in the order of their ids, so that a retry is the same request. */
interface Request {
  requestKey: string;
  mails: (OutgoingMail & ClaimedEmail)[];
}

/** Sorts what was claimed into requests, and into mails that must not or cannot be sent. */
function compose(
  claimed: readonly ClaimedEmail[],
  { sealingKey, onError }: Delivery,
  { giveUpAfterHours }: DeliveryLimits,
): { requests: Request[]; failed: Attempt[] } {
  const requests = new Map<string, Request>();
  const failed: Attempt[] = [];
  for (const email of [...claimed].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { id, requestKey, recipient: to } = email;
    const fail = (error: string) => failed.push({ id, requestKey, state: 'failed', error });
    if (email.linkDead) fail('Not sent: its link does not work any more.');
    else if (email.tooOld)
      fail(`Given up after ${giveUpAfterHours} hours. Last answer: ${email.lastError ?? 'none'}`);
    else {
      try {
        const mail = { ...email, to, ...openEmail(email, sealingKey) };
        const request = requests.get(requestKey) ?? { requestKey, mails: [] };
        requests.set(requestKey, request);
        request.mails.push(mail);
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        onError(error, [id]);
        fail(error.message);
      }
    }
  }
  return { requests: [...requests.values()], failed };
}

/** Makes one request, and says what it means for each of its mails. */
async function attempt(
  { requestKey, mails }: Request,
  { mailer, onError }: Delivery,
  limits: DeliveryLimits,
): Promise<Attempt[]> {
  const [first] = mails;
  const alone = first?.id === requestKey;
  try {
    const answers = alone ? [await mailer.send(first)] : await mailer.sendBatch(requestKey, mails);
    return mails.map(({ id }, index) => {
      const answer = answers[index];
      if (!answer) throw new Error('The mailer answered for too few mails.');
      return 'refused' in answer
        ? { id, requestKey, state: 'failed', error: answer.refused }
        : { id, requestKey, state: 'sent', providerId: answer.providerId };
    });
  } catch (error) {
    if (error instanceof MailRefused) {
      if (mails.length === 1) return mails.map(({ id }) => failedFor(id, requestKey, error.message));
      return halved(mails, error.message);
    }
    if (!(error instanceof MailTemporary)) throw error;
    if (error.ours)
      onError(
        error,
        mails.map(({ id }) => id),
      );
    const retryInSeconds = delayOf(Math.max(...mails.map((mail) => mail.attempts)), error.retryAfter, limits);
    return mails.map(({ id, isNew }) => ({
      id,
      // Certainly not accepted under a new key: free for another batch. Otherwise an earlier request may have been.
      requestKey: isNew && error.notAccepted ? null : requestKey,
      state: 'queued',
      error: error.message,
      retryInSeconds,
    }));
  }
}

const failedFor = (id: string, requestKey: string, error: string): Attempt => ({
  id,
  requestKey,
  state: 'failed',
  error,
});

/** A batch that was refused as a whole, and so not accepted: two halves with keys of their own, until the fault is alone. */
function halved(mails: Request['mails'], error: string): Attempt[] {
  const middle = Math.ceil(mails.length / 2);
  return [mails.slice(0, middle), mails.slice(middle)].flatMap((half) => {
    const requestKey = half.length === 1 ? half[0]!.id : randomUUID();
    return half.map(({ id }) => ({
      id,
      requestKey,
      state: 'queued' as const,
      error,
      retryInSeconds: soonSeconds,
    }));
  });
}

function outcomeOf({ state, retryInSeconds }: Attempt): DeliveryOutcome {
  return state === 'queued'
    ? { outcome: 'later', retryInSeconds: retryInSeconds ?? soonSeconds }
    : { outcome: state, retryInSeconds: null };
}

/**
 * Exponential back-off: doubles with each attempt, with up to a quarter of random jitter so that retries spread out.
 */
function delayOf(attempts: number, retryAfter: number | null, limits: DeliveryLimits): number {
  const { firstDelaySeconds, longestDelaySeconds } = limits;
  const delay = Math.min(firstDelaySeconds * 2 ** Math.min(attempts - 1, 30), longestDelaySeconds);
  return Math.max(delay * (0.75 + Math.random() * 0.5), retryAfter ?? 0);
}
