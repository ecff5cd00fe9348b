import type { Transaction } from '../../platform/database/client.ts';

/** Moves the time up to which digests were mailed (compare and set); false if another worker has moved it meanwhile. */
export async function moveDigestMark(
  transaction: Transaction,
  organizationId: string,
  { from, to }: { from: Date | null; to: Date },
): Promise<boolean> {
  const { count } = await transaction.organization.updateMany({
    where: { id: organizationId, digestedUntil: from },
    data: { digestedUntil: to },
  });
  return count > 0;
}
