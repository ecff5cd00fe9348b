import type { Transaction } from '../database/client.ts';

/**
 * Forgets what the mails of a registration, and the notices about it to administrators, said and to whom; what was
 * still queued is not sent, for the reason given. That there were mails stays.
 */
export async function eraseEmails(
  transaction: Transaction,
  { organizationId, registrationId }: { organizationId: string; registrationId: string },
  reason: string,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Email"
    SET "recipient" = '', "subject" = '', "html" = '', "text" = '', "sealedLink" = NULL,
        "state" = CASE WHEN "state" = 'queued' THEN 'failed'::"EmailState" ELSE "state" END,
        "lastError" = CASE WHEN "state" = 'queued' THEN ${reason} END,
        "failedAt" = CASE WHEN "state" = 'queued' THEN now() ELSE "failedAt" END
    WHERE "registrationId" = ${registrationId}::uuid
       OR "idempotencyKey" = ANY (ARRAY(
         SELECT 'new_registration:' || ${registrationId}::text || ':' || m."id" FROM "Membership" m
         WHERE m."organizationId" = ${organizationId}::uuid AND m."role" IN ('admin', 'manager')
       ))`;
}
