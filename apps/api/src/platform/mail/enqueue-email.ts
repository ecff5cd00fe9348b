import { Prisma, type Transaction } from '../database/client.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { PreparedEmail } from './prepare-email.ts';

/** What a verb needs to send mail: the key that seals links, and the job queue. */
export interface Outbox {
  sealingKey: Buffer;
  jobs: Pick<Jobs, 'enqueue'>;
}

/** Kinds of mail that a person on a page is waiting for. */
export const awaitedMessages = ['personal_link', 'password_reset', 'address_proof', 'address_taken'] as const;
const isAwaited = (message: string) => (awaitedMessages as readonly string[]).includes(message);

/**
 * Adds a mail to the outbox, with the job that delivers it, in the transaction that causes it (transactional outbox).
 * Returns its id, or null if a mail with the same idempotency key exists.
 *
 * Fair order: mails that somebody is waiting for leave first, mails of a batch last. Among those that are awaited, each
 * mailbox has its turn: one with `n` mails in the queue comes after those with fewer. `queuedOfBurst` of
 * `insertAwaitedEmail`, a scalar subquery, counts mails of the same origin, such as the link, in the same way.
 */
export async function enqueueEmail(
  transaction: Transaction,
  outbox: Outbox,
  email: PreparedEmail,
  { ofBatch = false }: { ofBatch?: boolean } = {},
): Promise<string | null> {
  const always = Prisma.sql`(SELECT 1) AS "always"`;
  const counted = !ofBatch && isAwaited(email.message);
  const [row] = await transaction.$queryRaw<{ id: string; queuedBefore?: number }[]>(
    counted ? insertAwaitedEmail(email, { when: always }) : insertEmails([email], always),
  );
  if (!row) return null;
  const { id: emailId, queuedBefore } = row;
  const order = ofBatch ? { ofBatch } : queuedBefore === undefined ? {} : { queuedBefore };
  await outbox.jobs.enqueue('deliver-email', { emailId, ...order }, transaction);
  return emailId;
}

/**
 * A statement, or part of a `WITH`, that adds a mail that somebody is waiting for, if `when` has a row. Returns its `id`,
 * and `queuedBefore` for its job. With `registration`, the name of an earlier part, the mail is that registration's.
 */
export function insertAwaitedEmail(
  email: PreparedEmail,
  {
    when,
    registration,
    queuedOfBurst = Prisma.sql`0`,
  }: { when: Prisma.Sql; registration?: Prisma.Sql; queuedOfBurst?: Prisma.Sql },
): Prisma.Sql {
  const registrationId = registration && Prisma.sql`(SELECT "id" FROM ${registration})`;
  return Prisma.sql`${insertEmails([email], when, registrationId)},
    greatest(${queuedOfMailbox}, ${queuedOfBurst}) AS "queuedBefore"`;
}

/** How many mails wait for delivery to the mailbox of the inserted row, under whichever of its addresses. */
const queuedOfMailbox = Prisma.sql`(
  SELECT count(*)::int FROM "Email" AS queued
  WHERE queued."state" = 'queued' AND "mailbox_key"(lower(queued."recipient")) = "mailbox_key"(lower("Email"."recipient"))
)`;

/** Enqueues the delivery jobs of mails that `insertEmails` has added to the outbox, in the same transaction. */
export async function enqueueDeliveries(
  transaction: Transaction,
  outbox: Outbox,
  emailIds: readonly string[],
): Promise<void> {
  const jobs = emailIds.map((emailId) => ({ emailId }));
  await outbox.jobs.enqueue('deliver-email', jobs, transaction);
}

/**
 * A statement, or part of a `WITH`, that adds mails to the outbox if `when` has a row, and returns their ids. `when`
 * is what follows FROM: the name of an earlier part, such as Prisma.sql`completed`. Enqueue their jobs afterwards.
 */
export function insertEmails(
  emails: readonly PreparedEmail[],
  when: Prisma.Sql,
  registrationId = Prisma.sql`mail."registrationId"`,
): Prisma.Sql {
  const rows = emails.map((email) => ({
    ...email,
    sealedLink: email.sealedLink?.toString('base64') ?? null,
  }));
  return Prisma.sql`
    INSERT INTO "Email"
      ("organizationId", "registrationId", "recipient", "senderName", "replyTo", "message", "locale", "subject", "html", "text", "sealedLink", "idempotencyKey")
    SELECT mail."organizationId", ${registrationId}, mail."recipient", mail."senderName", mail."replyTo", mail."message", mail."locale", mail."subject",
      mail."html", mail."text", decode(mail."sealedLink", 'base64'), mail."idempotencyKey"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS mail (
      "organizationId" uuid, "registrationId" uuid, "recipient" text, "senderName" text, "replyTo" text, "message" text, "locale" text, "subject" text,
      "html" text, "text" text, "sealedLink" text, "idempotencyKey" text
    )
    WHERE EXISTS (SELECT 1 FROM ${when})
    ON CONFLICT ("idempotencyKey") DO NOTHING
    RETURNING "id"`;
}
