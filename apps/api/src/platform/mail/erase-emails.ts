import { Prisma, type Transaction } from '../database/client.ts';

/**
 * Erases content and recipient of the mails of registrations, and of the notices about them to administrators. Cancels
 * what is still queued, for the reason given. The rows stay, as the record that there were mails.
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

/** Deletes the mails of rehearsals, sent or not. A delivery under way then finds no row and stops. */
export async function deleteEmails(transaction: Transaction, registrationIds: string[]): Promise<void> {
  await transaction.email.deleteMany({ where: { registrationId: { in: registrationIds } } });
}

/** Deletes the mails with these idempotency keys, sent or not. */
export async function deleteEmailsByKey(
  transaction: Transaction,
  idempotencyKeys: readonly string[],
): Promise<void> {
  if (idempotencyKeys.length === 0) return;
  await transaction.email.deleteMany({ where: { idempotencyKey: { in: [...idempotencyKeys] } } });
}
