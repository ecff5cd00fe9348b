import { setTimeout as sleep } from 'node:timers/promises';
import { Resend, type CreateEmailOptions } from 'resend';
import { z } from 'zod';
import { transportEmail } from './email-address.ts';
import {
  MailRefused,
  MailTemporary,
  type Accepted,
  type Mailer,
  type OutgoingMail,
  type Refused,
} from './mailer.ts';

export interface ResendOptions {
  apiKey: string;
  /** null: Resend's own. */
  baseUrl: string | null;
  /** Sender of every mail, such as "Casedoor <no-reply@casedoor.example>". */
  from: string;
  /** Timeout in milliseconds; below the delivery job's 60 seconds. */
  timeout?: number;
  /** How many requests this process makes in a second, at most. Resend's default is five for an account. */
  requestsPerSecond?: number;
}

/**
 * Mails through Resend (https://resend.com/docs/api-reference/emails/send-email), several in one request through its batch
 * endpoint (https://resend.com/docs/api-reference/emails/send-batch-emails).
 */
export function resendMailer(options: ResendOptions): Mailer {
  const { apiKey, baseUrl, from, timeout = 15_000, requestsPerSecond = 4 } = options;
  const resend = new Resend(apiKey, baseUrl === null ? {} : { baseUrl });
  const turn = createTurns(requestsPerSecond);
  const request = async <T>(make: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    await turn();
    return make(AbortSignal.timeout(timeout)).catch((cause: unknown) => {
      throw new MailTemporary(
        `No answer from the mail provider: ${cause instanceof Error ? cause.message : 'unknown fault'}`,
      );
    });
  };
  return {
    keepsLinks: false,
    async send(mail) {
      const answer = await request((signal) =>
        resend.emails.send(payloadOf(mail, from), { idempotencyKey: mail.id, signal }),
      );
      if (answer.error) throw faultOf(answer.error, answer.headers);
      return acceptedOf(answer.data);
    },
    async sendBatch(key, mails) {
      const answer = await request((signal) =>
        resend.batch.send(
          mails.map((mail) => payloadOf(mail, from)),
          { idempotencyKey: key, batchValidation: 'permissive', signal },
        ),
      );
      // The key is known with other content: an earlier request, which had these mails and more, was accepted.
      if (answer.error?.name === 'invalid_idempotent_request') return mails.map(() => ({ providerId: null }));
      if (answer.error) throw faultOf(answer.error, answer.headers);
      return answersOf(answer.data, mails.length);
    },
  };
}

/** Spaces calls evenly: each resolves when its turn has come. */
function createTurns(perSecond: number): () => Promise<void> {
  let next = 0;
  return async () => {
    const now = performance.now();
    const turn = Math.max(next, now);
    next = turn + 1000 / perSecond;
    if (turn > now) await sleep(turn - now);
  };
}

function payloadOf(
  { id, to, senderName, replyTo, otpToken, subject, html, text }: OutgoingMail,
  from: string,
): CreateEmailOptions {
  return {
    from: senderOf(from, senderName),
    to: transportEmail(to),
    ...(replyTo === null ? {} : { replyTo: transportEmail(replyTo) }),
    subject,
    html,
    text,
    headers: { ...automatic(id), ...(otpToken === null ? {} : { 'OTP-Token': otpToken }) },
  };
}

const unreadable = () => new MailTemporary('The mail provider’s answer was unreadable.');

/** A malformed answer with status 200 does not mean that the mail was accepted. */
function acceptedOf(data: { id?: unknown } | null | undefined): Accepted {
  const providerId = data?.id;
  if (typeof providerId !== 'string') throw unreadable();
  return { providerId };
}

const batchAnswer = z.object({
  data: z.array(z.object({ id: z.string() })),
  errors: z.array(z.object({ index: z.number(), message: z.string() })).optional(),
});

/** Resend lists the accepted mails in order, without those that it refused, which it names by their place. */
function answersOf(body: unknown, count: number): (Accepted | Refused)[] {
  const { data, success } = batchAnswer.safeParse(body);
  if (!success) throw unreadable();
  const refused = new Map((data.errors ?? []).map(({ index, message }) => [index, message]));
  if (data.data.length + refused.size !== count) throw unreadable();
  const accepted = data.data.values();
  return Array.from({ length: count }, (_, index) => {
    const message = refused.get(index);
    return message === undefined ? acceptedOf(accepted.next().value) : { refused: message.slice(0, 500) };
  });
}

/**
 * Marks a mail as sent by a program, so that no out-of-office reply answers it (RFC 3834; the second for Exchange). Mails of one
 * kind have similar subjects: the last keeps Gmail from hiding the newest in a thread of earlier ones.
 */
function automatic(id: string): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'X-Entity-Ref-ID': id,
  };
}

/** The address of MAIL_FROM with another sender's name. */
function senderOf(from: string, senderName: string | null): string {
  if (senderName === null) return from;
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  return `${senderName} <${address}>`;
}

interface ProviderError {
  statusCode: number | null;
  name: string;
  message: string;
}

// Error names that mean that our settings are wrong, not the mail, whatever the status.
const ourFaults = [
  'missing_api_key',
  'restricted_api_key',
  'invalid_api_key',
  'invalid_from_address',
  'invalid_access',
  'invalid_region',
  'not_found',
  'method_not_allowed',
];

function faultOf(error: ProviderError, headers: Record<string, string> | null): MailRefused | MailTemporary {
  const { statusCode: status, name, message } = error;
  const words = `${status ?? 'no status'} ${name ?? 'unknown'}: ${message ?? ''}`.slice(0, 500);
  if (typeof status !== 'number') return new MailTemporary(words);
  const retryAfter = secondsOf(headers?.['retry-after']);
  if ([401, 403, 404, 405].includes(status) || ourFaults.includes(name))
    return new MailTemporary(words, { retryAfter, ours: true, notAccepted: true });
  const passes =
    status >= 500 ||
    status === 429 ||
    status === 408 ||
    status === 425 ||
    name === 'concurrent_idempotent_requests';
  return passes
    ? new MailTemporary(words, { retryAfter, notAccepted: status === 429 })
    : new MailRefused(words);
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 86_400) : null;
}
