import type { Database, Transaction } from '../../platform/database/client.ts';
import { enqueueEmail, type Outbox } from '../../platform/mail/enqueue-email.ts';
import type { Message } from '../../platform/mail/message.ts';
import { prepareEmail, type PreparedEmail } from '../../platform/mail/prepare-email.ts';
import { findAdministrators, type Recipient } from './find-administrators.ts';

interface Notice {
  organizationId: string;
  /** The message; a function if it depends on the recipient. */
  message: Message | ((recipient: Recipient) => Message);
  /** Identifies the event, for the idempotency key: each recipient gets one mail about it. */
  cause: string;
  /** A member who is not notified: the one it is about. */
  exceptId?: string | null;
}

/** Prepares one mail for each active administrator and manager of an organization; call it before the transaction. */
export async function prepareAdministratorNotices(
  database: Database | Transaction,
  outbox: Outbox,
  notice: Notice,
): Promise<PreparedEmail[]> {
  const administrators = await findAdministrators(database, notice.organizationId);
  const recipients = administrators.filter(({ membershipId }) => membershipId !== notice.exceptId);
  return Promise.all(recipients.map((recipient) => prepareNotice(outbox, notice, recipient)));
}

/** Prepares the mail for one recipient. */
export function prepareNotice(
  outbox: Outbox,
  { organizationId, message, cause }: Notice,
  recipient: Recipient,
): Promise<PreparedEmail> {
  return prepareEmail(
    {
      message: typeof message === 'function' ? message(recipient) : message,
      locale: recipient.locale,
      recipient: recipient.email,
      organizationId,
      registrationId: null,
      idempotencyKey: `${cause}:${recipient.membershipId}`,
    },
    outbox.sealingKey,
  );
}

/** Enqueues a mail to every active administrator and manager of an organization, in the transaction that causes it. */
export async function notifyAdministrators(
  transaction: Transaction,
  outbox: Outbox,
  notice: Notice,
): Promise<void> {
  for (const email of await prepareAdministratorNotices(transaction, outbox, notice))
    await enqueueEmail(transaction, outbox, email);
}
