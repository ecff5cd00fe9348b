import type { AppContext } from '../../platform/app-context.ts';
import type { Database, Transaction } from '../../platform/database/client.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import type { PreparedEmail } from '../../platform/mail/prepare-email.ts';
import { endRehearsal, makeRehearsalReal } from '../registrations/rehearsal-rows.ts';
import { openForRehearsal } from '../signup-links/open-for-rehearsal.ts';

/** Says whether a registration is a rehearsal, and of which link. */
interface Rehearsed {
  id: string;
  organizationId: string;
  rehearsalLinkId: string | null;
  /** Whether it is rehearsed as one that was pending approval and is approved now. */
  hasWaited?: boolean;
}

/** Thrown to roll back a rehearsal's transaction; caught here. */
class RollbackRehearsal extends Error {}

/**
 * Runs the last transaction of a registration. A rehearsal's runs whole, on the link's own row and with every
 * constraint checked, and is then rolled back: no user, case, use, mail or audit event is ever committed.
 */
export async function runOrRollBackIfRehearsal<T>(
  database: Database,
  registration: Rehearsed,
  run: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const { id, organizationId, rehearsalLinkId, hasWaited = false } = registration;
  if (rehearsalLinkId === null) return database.$transaction(run);
  let outcome: { value: T } | null = null;
  try {
    await database.$transaction(async (transaction) => {
      await openForRehearsal(transaction, organizationId, rehearsalLinkId);
      await makeRehearsalReal(transaction, { organizationId, id, signupLinkId: rehearsalLinkId, hasWaited });
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
 * Ends a rehearsal whose last transaction was rolled back, and mails the administrator. The row keeps only what the
 * mail refers to, until its delivery. If two requests end it at once, only one mails.
 */
export async function endWithMail(
  { database, outbox }: AppContext,
  registration: { organizationId: string; id: string },
  mail: PreparedEmail,
): Promise<void> {
  await database.$transaction(async (transaction) => {
    if (!(await endRehearsal(transaction, registration))) return;
    await enqueueEmail(transaction, outbox, mail);
  });
}
