import type { Mailer } from './mailer.ts';

/** The development mailbox: the outbox row is the mail, so taking it needs nothing. */
export function mailboxMailer(): Mailer {
  return { keepsLinks: true, send: () => Promise.resolve({ providerId: null }) };
}
