/** A mail to send, with its real link. */
export interface OutgoingMail {
  /** The mail's id; when it is sent alone, the provider's idempotency key, so that a retry sends nothing twice. */
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
  send(mail: OutgoingMail): Promise<Accepted>;
  /**
   * Sends up to 100 mails in one request, and answers for each. Throws like `send` when none was accepted, or when it is
   * unknown. A second call with the same key must not send a mail twice; it may have fewer of the same mails, never more.
   */
  sendBatch(key: string, mails: readonly OutgoingMail[]): Promise<readonly (Accepted | Refused)[]>;
}

/** The provider accepted the mail; `providerId` null: it named none, or its answer was lost. */
export interface Accepted {
  providerId: string | null;
}

/** The provider will never accept this mail of a batch, for this reason. The others are not affected. */
export interface Refused {
  refused: string;
}

/** The provider will never accept this request, for example because of an invalid address. */
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
  /** Whether the provider certainly accepted nothing. */
  readonly notAccepted: boolean;

  constructor(
    message: string,
    options: { retryAfter?: number | null; ours?: boolean; notAccepted?: boolean } = {},
  ) {
    super(message);
    this.retryAfter = options.retryAfter ?? null;
    this.ours = options.ours ?? false;
    this.notAccepted = options.notAccepted ?? false;
  }
}
