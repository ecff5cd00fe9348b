import type { Transaction } from '../database/client.ts';

/**
 * Forgets what the mails of a registration, and the notices about it to administrators, said and to whom; what was
 * still queued is not sent, for the reason given. That there were mails stays.
 */
export async function eraseEmails(
  transaction: Transaction,
  registrationId: string,
  reason: string,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Email"
    SET "recipient" = '', "subject" = '', "html" = '', "text" = '', "sealedLink" = NULL,
        "state" = CASE WHEN "state" = 'queued' THEN 'failed'::"EmailState" ELSE "state" END,
        "lastError" = CASE WHEN "state" = 'queued' THEN ${reason} END,
        "failedAt" = CASE WHEN "state" = 'queued' THEN now() ELSE "failedAt" END
    WHERE "registrationId" = ${registrationId}::uuid
       OR ("message" = 'new_registration' AND "idempotencyKey" LIKE ${`new_registration:${registrationId}:%`})`;
}
