import type { Transaction } from '../../platform/database/client.ts';

/** How many days the welcome mail's disavowal link works. */
export const disavowalDays = 30;

/**
 * Marks a registration as disavowed by the owner of the address. Returns false when it was disavowed before, or too
 * late.
 */
export async function markDisavowed(
  transaction: Transaction,
  { organizationId, id }: { organizationId: string; id: string },
): Promise<boolean> {
  const count = await transaction.$executeRaw`
    UPDATE "Registration" SET "disavowedAt" = now()
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${id}::uuid AND "state" = 'completed' AND "disavowedAt" IS NULL
      AND "completedAt" > now() - make_interval(days => ${disavowalDays}::int)`;
  return count > 0;
}
