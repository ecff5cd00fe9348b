/** A mail to send, with its real link. */
export interface OutgoingMail {
  /** The mail's id: the provider's idempotency key, so that a retry sends nothing twice. */
  id: string;
  to: string;
  /** Replaces the usual sender's name; null: the usual one. */
  senderName: string | null;
  /** Where answers go; null: to the sender. */
  replyTo: string | null;
  /** Value of the `OTP-Token` header, with which mail programs offer the code; null: the mail has no code. */
  otpToken: string | null;
  subject: string;
  html: string;
  text: string;
}

/** Sends mails: a provider's client, or the development mailbox. */
export interface Mailer {
  /** Whether the outbox row stays the only copy, so that its sealed link must be kept. */
  readonly keepsLinks: boolean;
  /**
   * Resolves once the provider accepted the mail. Throws MailRefused when a retry cannot help,
   * MailTemporary when it can; a second call with the same id must not send a second mail.
   */
  send(mail: OutgoingMail): Promise<{ providerId: string | null }>;
}

/** The provider will never accept this mail, for example because of an invalid address. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** The provider did not accept the mail this time, or it is unknown whether it did. Retry. */
export class MailTemporary extends Error {
  override readonly name = 'MailTemporary';
  /** Seconds after which the provider asked for the retry; null if it named none. */
  readonly retryAfter: number | null;
  /**
   * The fault is in our settings (key, sender, URL of the service): no mail leaves before the operator corrects them.
   */
  readonly ours: boolean;

  constructor(message: string, options: { retryAfter?: number | null; ours?: boolean } = {}) {
    super(message);
    this.retryAfter = options.retryAfter ?? null;
    this.ours = options.ours ?? false;
  }
}
