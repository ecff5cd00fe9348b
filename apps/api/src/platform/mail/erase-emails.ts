import { Prisma, type Transaction } from '../database/client.ts';

/**
 * Erases content and recipient of the mails of registrations, and of the notices about them to administrators. What is
 * still queued is not sent, for the reason given. The rows stay, as the record that there were mails.
 *
 * For many registrations at once, pass the ids of the organization's `administrators` as a query: the keys of their
 * notices are then looked up, instead of searched for by their beginning.
 */
export async function eraseEmails(
  transaction: Transaction,
  registrationIds: readonly string[],
  reason: string,
  administrators?: Prisma.Sql,
): Promise<void> {
  const ids = [...registrationIds];
  const notices = administrators
    ? Prisma.sql`
        SELECT notice."id"
        FROM unnest(${ids}::uuid[]) AS ended ("id")
        CROSS JOIN (${administrators}) AS administrator ("id")
        JOIN "Email" notice ON notice."idempotencyKey" = 'new_registration:' || ended."id" || ':' || administrator."id"`
    : Prisma.join(
        ids.map(
          (id) =>
            Prisma.sql`SELECT "id" FROM "Email" WHERE "idempotencyKey" LIKE ${`new_registration:${id}:%`}`,
        ),
        ' UNION ',
      );
  await transaction.$executeRaw`
    UPDATE "Email"
    SET "recipient" = '', "subject" = '', "html" = '', "text" = '', "sealedLink" = NULL,
        "state" = CASE WHEN "state" = 'queued' THEN 'failed'::"EmailState" ELSE "state" END,
        "lastError" = CASE WHEN "state" = 'queued' THEN ${reason} END,
        "failedAt" = CASE WHEN "state" = 'queued' THEN now() ELSE "failedAt" END
    WHERE "id" IN (
      SELECT "id" FROM "Email" WHERE "registrationId" = ANY (${ids}::uuid[])
      UNION
      ${notices}
    )`;
}

/** Deletes the mails of rehearsals, sent or not. A delivery that is under way finds nothing more to do. */
export async function deleteEmails(transaction: Transaction, registrationIds: string[]): Promise<void> {
  await transaction.email.deleteMany({ where: { registrationId: { in: registrationIds } } });
}
