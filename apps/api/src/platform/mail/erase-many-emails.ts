import type { Transaction } from '../database/client.ts';

/** `eraseEmails` for many registrations of one organization at once. */
export async function eraseManyEmails(
  transaction: Transaction,
  { organizationId, registrationIds }: { organizationId: string; registrationIds: readonly string[] },
  reason: string,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Email"
    SET "recipient" = '', "subject" = '', "html" = '', "text" = '', "sealedLink" = NULL,
        "state" = CASE WHEN "state" = 'queued' THEN 'failed'::"EmailState" ELSE "state" END,
        "lastError" = CASE WHEN "state" = 'queued' THEN ${reason} END,
        "failedAt" = CASE WHEN "state" = 'queued' THEN now() ELSE "failedAt" END
    WHERE "id" IN (
      SELECT "id" FROM "Email" WHERE "registrationId" = ANY (${[...registrationIds]}::uuid[])
      UNION
      SELECT notice."id"
      FROM unnest(${[...registrationIds]}::uuid[]) AS ended ("id")
      -- Notices go to those who look after the organization: their whole keys are looked up, none is searched for.
      CROSS JOIN (
        SELECT "id" FROM "Membership" WHERE "organizationId" = ${organizationId}::uuid AND "role" IN ('admin', 'manager')
      ) administrator
      JOIN "Email" notice ON notice."idempotencyKey" = 'new_registration:' || ended."id" || ':' || administrator."id"
    )`;
}
