/** A mail on its way out, with its real link. */
export interface OutgoingMail {
  /** The mail's id, by which the provider recognizes a mail it already took. */
  id: string;
  to: string;
  /** In place of the usual sender's name; null: the usual one. */
  senderName: string | null;
  subject: string;
  html: string;
  text: string;
}

/** What takes mails off our hands. */
export interface Mailer {
  /** Whether the outbox row stays the only copy, so that its link must be kept. */
  readonly keepsLinks: boolean;
  /**
   * Resolves once the mail was accepted. Throws MailRefused when trying again cannot help, MailTemporary when it can;
   * a second call with the same id must not send a second mail.
   */
  send(mail: OutgoingMail): Promise<{ providerId: string | null }>;
}

/** The provider will never take this mail, such as one to an impossible address. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** The mail was not taken this time, or it is unknown whether it was. */
export class MailTemporary extends Error {
  override readonly name = 'MailTemporary';
  /** Seconds that the provider asked us to wait; null when it did not. */
  readonly retryAfter: number | null;
  /** The fault is in our settings (key, sender, address of the service): no mail will leave before someone mends them. */
  readonly ours: boolean;

  constructor(message: string, options: { retryAfter?: number | null; ours?: boolean } = {}) {
    super(message);
    this.retryAfter = options.retryAfter ?? null;
    this.ours = options.ours ?? false;
  }
}
