import type { Prisma } from '../database/client.ts';
import type { Mailer } from './mailer.ts';

/** The development mailbox as a mailer: the outbox row is the mail, so sending does nothing. */
export function mailboxMailer(): Mailer {
  return {
    keepsLinks: true,
    send: () => Promise.resolve({ providerId: null }),
    sendBatch: (_key, mails) => Promise.resolve(mails.map(() => ({ providerId: null }))),
  };
}

type EmailRow = Prisma.EmailGetPayload<object>;

/** The mails that the development mailbox shows besides the outbox: those of rehearsals, whose rows are deleted. */
export interface Mailbox {
  /** Mails whose rows are deleted, newest first. */
  readonly kept: readonly EmailRow[];
  keep(emails: readonly EmailRow[]): void;
}

/** Keeps mails in memory: a rehearsal rolls every table back, and one process on one machine serves this mailbox. */
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
