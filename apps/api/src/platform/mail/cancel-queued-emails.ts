import type { Transaction } from '../database/client.ts';

/**
 * Cancels the mails with these registrations' personal links that no delivery has started yet, for the reason given.
 * Returns the registrations whose mail was cancelled; a delivery under way continues.
 */
export async function cancelQueuedEmails(
  transaction: Transaction,
  registrationIds: readonly string[],
  reason: string,
): Promise<string[]> {
  const cancelled = await transaction.$queryRaw<{ registrationId: string }[]>`
    UPDATE "Email" SET "state" = 'failed', "failedAt" = now(), "lastError" = ${reason}, "sealedLink" = NULL
    WHERE "registrationId" = ANY (${[...registrationIds]}::uuid[]) AND "state" = 'queued' AND "attempts" = 0
    RETURNING "registrationId"`;
  return cancelled.map(({ registrationId }) => registrationId);
}
