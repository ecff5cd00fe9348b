import type { AppContext } from '../../platform/app-context.ts';
import type { Database, Transaction } from '../../platform/database/client.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import type { PreparedEmail } from '../../platform/mail/prepare-email.ts';
import { endRehearsal, makeRehearsalReal } from '../registrations/rehearsal-rows.ts';
import { openForRehearsal } from '../signup-links/open-for-rehearsal.ts';

/** What tells that a registration is a rehearsal, and of which link. */
interface Rehearsed {
  id: string;
  rehearsalLinkId: string | null;
  /** Whether it is rehearsed as one that waits for approval, which is given now. */
  hasWaited?: boolean;
}

/** Thrown to undo a rehearsal's transaction; never seen outside. */
class RollbackRehearsal extends Error {}

/**
 * Runs the last transaction of a registration. Of a rehearsal it runs whole, through the link's own row, with every
 * constraint checked, and is then undone: no user, case, use, mail or audit event is ever committed.
 */
export async function runOrRollBackIfRehearsal<T>(
  database: Database,
  registration: Rehearsed,
  run: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const { id, rehearsalLinkId, hasWaited = false } = registration;
  if (rehearsalLinkId === null) return database.$transaction(run);
  let outcome: { value: T } | null = null;
  try {
    await database.$transaction(async (transaction) => {
      await openForRehearsal(transaction, rehearsalLinkId);
      await makeRehearsalReal(transaction, { id, signupLinkId: rehearsalLinkId, hasWaited });
      outcome = { value: await run(transaction) };
      await transaction.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      throw new RollbackRehearsal();
    });
  } catch (error) {
    if (!(error instanceof RollbackRehearsal) || outcome === null) throw error;
  }
  return (outcome as unknown as { value: T }).value;
}

/**
 * Ends a rehearsal whose last transaction has run and was undone: its mail to the administrator goes out. Of the row stays
 * only what the mail hangs on, until it is delivered. Of two that end it at once, one mails.
 */
export async function endWithMail(
  { database, outbox }: AppContext,
  registrationId: string,
  mail: PreparedEmail,
): Promise<void> {
  await database.$transaction(async (transaction) => {
    if (!(await endRehearsal(transaction, registrationId))) return;
    await enqueueEmail(transaction, outbox, mail);
  });
}
