import type { Transaction } from '../../platform/database/client.ts';

/** Changes a party's note if its version is still the one that was read (optimistic lock); false if it is not. */
export async function changePartyNote(
  transaction: Transaction,
  organizationId: string,
  { id, version, note }: { id: string; version: number; note: string | null },
): Promise<boolean> {
  const { count } = await transaction.party.updateMany({
    where: { id, organizationId, version },
    data: { note, version: { increment: 1 } },
  });
  return count > 0;
}
