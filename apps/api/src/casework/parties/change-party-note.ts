import type { Transaction } from '../../platform/database/client.ts';

/** Changes a party's note, if it is still the version that was read; false when it is not. */
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
