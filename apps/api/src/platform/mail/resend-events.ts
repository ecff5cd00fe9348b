import { Resend } from 'resend';
import { z } from 'zod';
import type { DeliveryReport } from './record-delivery.ts';

/** The report is not signed by Resend, or was signed more than five minutes ago. */
export class ReportForged extends Error {
  override readonly name = 'ReportForged';
}

/** A report as received: the signed bytes, and the headers with the signature. */
export interface SignedReport {
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

// Only the fields that we use; Resend may add others.
const event = z.object({
  type: z.string(),
  created_at: z.string(),
  data: z.object({
    email_id: z.string().min(1).max(200).optional(),
    created_at: z.string().optional(),
    bounce: z.object({ message: z.string().optional() }).optional(),
    failed: z.object({ reason: z.string().optional() }).optional(),
    suppressed: z.object({ message: z.string().optional() }).optional(),
  }),
});
type Event = z.output<typeof event>;

/**
 * Reads Resend's webhook event about a mail (https://resend.com/docs/webhooks/event-types); null for any other event.
 * The signature is Standard Webhooks'. Throws ReportForged.
 */
export function readResendEvent(secret: string, { body, headers }: SignedReport): DeliveryReport | null {
  const parsed = event.safeParse(verified(secret, body, headers));
  const providerId = parsed.data?.data.email_id;
  if (!parsed.success || !providerId) return null;
  const { data } = parsed;
  const outcome = outcomeOf(data);
  if (outcome === null) return null;
  return {
    providerId,
    at: dateOf(data.created_at) ?? new Date(),
    mailedAt: dateOf(data.data.created_at),
    ...outcome,
  };
}

function verified(secret: string, payload: string, headers: SignedReport['headers']): unknown {
  const header = (name: string) => String(headers[`svix-${name}`] ?? headers[`webhook-${name}`] ?? '');
  try {
    // Verifying needs no API key, but the library requires one.
    return new Resend('unused').webhooks.verify({
      payload,
      headers: { id: header('id'), timestamp: header('timestamp'), signature: header('signature') },
      webhookSecret: secret,
    });
  } catch (cause) {
    throw new ReportForged('The report is not signed with RESEND_WEBHOOK_SECRET, or is too old.', { cause });
  }
}

function outcomeOf({ type, data }: Event): Pick<DeliveryReport, 'outcome' | 'reason'> | null {
  switch (type) {
    case 'email.delivered':
      return { outcome: 'delivered', reason: null };
    case 'email.bounced':
      return failed('The recipient’s mail server refused it', data.bounce?.message);
    case 'email.failed':
      return failed('Resend could not send it', data.failed?.reason);
    case 'email.suppressed':
      return failed(
        'Not sent: Resend sends nothing more to this address after an earlier bounce or complaint',
        data.suppressed?.message,
      );
    case 'email.complained':
      return { outcome: 'complained', reason: 'The recipient marked it as spam.' };
    default:
      return null;
  }
}

function failed(words: string, detail: string | undefined): Pick<DeliveryReport, 'outcome' | 'reason'> {
  const line = detail?.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  return { outcome: 'undeliverable', reason: line ? `${words}: ${line}`.slice(0, 500) : `${words}.` };
}

function dateOf(text: string | undefined): Date | null {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}
