import type { Locale } from '@casedoor/contracts';
import { escapeHtml } from '../http/escape-html.ts';
import type { EmailRequest, Message, MessageKind } from './message.ts';
import { composeMessage } from './messages/compose-message.ts';
import { sealLink, unsealLink, type Secrets } from './sealed-link.ts';
import { passwordResetDisavowal } from './disavowal-link.ts';
import { otpTokenOf } from './otp-token.ts';
import { withdrawLink } from './withdraw-link.ts';

export { sealingKeyFrom } from './sealed-link.ts';

/** Placeholder for the secret link in everything that is stored. */
export const standIn = 'https://personal-link.invalid/';

/** Placeholder for the code in everything that is stored. */
const codeStandIn = 'code.personal-link.invalid';

/** A rendered mail, ready to store. Without the sealing key, nothing in it opens anything. */
export interface PreparedEmail {
  organizationId: string | null;
  registrationId: string | null;
  recipient: string;
  /** null: the usual sender's name. */
  senderName: string | null;
  /** Where answers go; null: to the sender. */
  replyTo: string | null;
  message: MessageKind;
  locale: Locale;
  subject: string;
  html: string;
  text: string;
  sealedLink: Buffer | null;
  idempotencyKey: string;
}

/** The parts of a stored mail that the real link and code are inserted into. */
export interface SealedEmail {
  subject: string;
  html: string;
  text: string;
  sealedLink: Uint8Array | null;
  idempotencyKey: string;
}

/**
 * Composes a mail and seals its secret link and code, if it has them. Needs no database; call it before the transaction.
 */
export async function prepareEmail(request: EmailRequest, sealingKey: Buffer): Promise<PreparedEmail> {
  const { message, locale, recipient, organizationId, registrationId, idempotencyKey } = request;
  // One address and nothing else: rejects a second one, a name or an injected header (RFC 5322).
  if (!/^[^\s<>,;:"()\p{Cc}]+@[^\s<>,;:"()@\p{Cc}]+$/u.test(recipient))
    throw new Error('The recipient is not one plain address.');
  const visible = withoutSecrets(cleaned(message));
  const { senderName, replyTo, subject, html, text } = await composeMessage(visible, locale);
  return {
    organizationId,
    registrationId,
    recipient,
    senderName,
    replyTo,
    message: message.kind,
    locale,
    subject: oneLine(subject),
    html,
    text,
    sealedLink: sealed(message, idempotencyKey, sealingKey),
    idempotencyKey,
  };
}

/** What the recipient reads, and the value of the `OTP-Token` header that offers the code, if there is one. */
export type OpenedEmail = Pick<SealedEmail, 'subject' | 'html' | 'text'> & { otpToken: string | null };

/** Returns subject, HTML and text for the recipient, with the secret link and code. Throws SealBroken. */
export function openEmail(email: SealedEmail, sealingKey: Buffer): OpenedEmail {
  const { subject, html, text } = email;
  if (!email.sealedLink) return { subject, html, text, otpToken: null };
  const secrets = unsealLink(email.sealedLink, email.idempotencyKey, sealingKey);
  return {
    subject: withSecrets(subject, secrets, (plain) => plain),
    html: withSecrets(html, secrets, escapeHtml),
    text: withSecrets(text, secrets, (plain) => plain),
    otpToken: otpTokenOf(secrets),
  };
}

function withSecrets(stored: string, { link, code }: Secrets, write: (plain: string) => string): string {
  // Replace the longer placeholders first, and with functions: a `$` in the link would otherwise be a pattern.
  return stored
    .replaceAll(withdrawLink(standIn), () => write(withdrawLink(link)))
    .replaceAll(passwordResetDisavowal(standIn, 'en'), () => write(passwordResetDisavowal(link, 'en')))
    .replaceAll(passwordResetDisavowal(standIn, 'fr'), () => write(passwordResetDisavowal(link, 'fr')))
    .replaceAll(standIn, () => write(link))
    .replaceAll(codeStandIn, () => write(code ?? ''));
}

function sealed(message: Message, idempotencyKey: string, sealingKey: Buffer): Buffer | null {
  const link = secretLinkOf(message);
  if (link === null) return null;
  const code = 'code' in message ? message.code : null;
  return sealLink({ link, code }, idempotencyKey, sealingKey);
}

/** A mail's one secret link: its personal or reset link, or else its disavowal link. */
function secretLinkOf(message: Message): string | null {
  if ('link' in message) return message.link;
  return 'disavowalLink' in message ? message.disavowalLink : null;
}

function withoutSecrets(message: Message): Message {
  if ('disavowalLink' in message) return { ...message, disavowalLink: standIn };
  if (!('link' in message)) return message;
  const withStandIns = { ...message, link: standIn };
  return 'code' in withStandIns && withStandIns.code ? { ...withStandIns, code: codeStandIn } : withStandIns;
}

/** Removes from all user input what could pass for a line break, a text reversal or our placeholder. */
function cleaned<T>(data: T): T {
  const clean = (name: string, value: unknown): unknown => {
    if (typeof value === 'string') {
      const safe = value
        .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
        .replaceAll(/personal-link\.invalid/gi, 'personal-link');
      return name === 'personalMessage' ? lines(safe) : oneLine(safe);
    }
    if (Array.isArray(value)) return value.map((one: unknown) => clean(name, one));
    return value !== null && typeof value === 'object' ? cleaned(value) : value;
  };
  return Object.fromEntries(
    Object.entries(data as object).map(([name, value]) => [name, clean(name, value)]),
  ) as T;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function lines(text: string): string {
  return text
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .trim();
}
