import type { Transaction } from '../../platform/database/client.ts';

/** For how many days the welcome mail's "This was not me" works. */
export const disavowalDays = 30;

/** Notes that the owner of the address did not complete the registration; false when it was said before, or too late. */
export async function markDisavowed(transaction: Transaction, registrationId: string): Promise<boolean> {
  const count = await transaction.$executeRaw`
    UPDATE "Registration" SET "disavowedAt" = now()
    WHERE "id" = ${registrationId}::uuid AND "state" = 'completed' AND "disavowedAt" IS NULL
      AND "completedAt" > now() - make_interval(days => ${disavowalDays}::int)`;
  return count > 0;
}
