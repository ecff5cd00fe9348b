import { Resend } from 'resend';
import { transportEmail } from './email-address.ts';
import { MailRefused, MailTemporary, type Mailer } from './mailer.ts';

export interface ResendOptions {
  apiKey: string;
  /** null: Resend's own. */
  baseUrl: string | null;
  /** Sender of every mail, such as "Casedoor <no-reply@casedoor.example>". */
  from: string;
  /** Timeout in milliseconds; below the delivery job's 60 seconds. */
  timeout?: number;
}

/** Mails through Resend (https://resend.com/docs/api-reference/emails/send-email). */
export function resendMailer({ apiKey, baseUrl, from, timeout = 15_000 }: ResendOptions): Mailer {
  const resend = new Resend(apiKey, baseUrl === null ? {} : { baseUrl });
  return {
    keepsLinks: false,
    async send({ id, to, senderName, replyTo, otpToken, subject, html, text }) {
      const answer = await resend.emails
        .send(
          {
            from: senderOf(from, senderName),
            to: transportEmail(to),
            ...(replyTo === null ? {} : { replyTo: transportEmail(replyTo) }),
            subject,
            html,
            text,
            headers: { ...automatic(id), ...(otpToken === null ? {} : { 'OTP-Token': otpToken }) },
          },
          { idempotencyKey: id, signal: AbortSignal.timeout(timeout) },
        )
        .catch((cause: unknown) => {
          throw new MailTemporary(
            `No answer from the mail provider: ${cause instanceof Error ? cause.message : 'unknown fault'}`,
          );
        });
      if (answer.error) throw faultOf(answer.error, answer.headers);
      // A malformed answer with status 200 does not mean that the mail was accepted.
      const providerId: unknown = answer.data?.id;
      if (typeof providerId !== 'string')
        throw new MailTemporary('The mail provider’s answer was unreadable.');
      return { providerId };
    },
  };
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
    return new MailTemporary(words, { retryAfter, ours: true });
  const passes =
    status >= 500 ||
    status === 429 ||
    status === 408 ||
    status === 425 ||
    name === 'concurrent_idempotent_requests';
  return passes ? new MailTemporary(words, { retryAfter }) : new MailRefused(words);
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 86_400) : null;
}
