import type { Prisma } from '../database/client.ts';
import type { Mailer } from './mailer.ts';

/** The development mailbox: the outbox row is the mail, so taking it needs nothing. */
export function mailboxMailer(): Mailer {
  return { keepsLinks: true, send: () => Promise.resolve({ providerId: null }) };
}

type EmailRow = Prisma.EmailGetPayload<object>;

/** What the development mailbox shows besides the outbox: mails of rehearsals, of which no row stays. */
export interface Mailbox {
  /** Mails whose rows are gone, the newest first. */
  readonly kept: readonly EmailRow[];
  keep(emails: readonly EmailRow[]): void;
}

/** In memory: a rehearsal leaves every table as it was, and one program on one machine serves this mailbox. */
export function createMailbox(): Mailbox {
  const mailbox = {
    kept: [] as readonly EmailRow[],
    keep(emails: readonly EmailRow[]) {
      mailbox.kept = [...emails, ...mailbox.kept].slice(0, mostKept);
    },
  };
  return mailbox;
}

const mostKept = 50;
