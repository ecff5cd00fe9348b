import type { Transaction } from '../database/client.ts';

/**
 * Keeps back the mails with these registrations' personal links that nobody has begun to deliver, for the reason given.
 * Answers whose were kept back; a mail that was begun goes its way.
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
