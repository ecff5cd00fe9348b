import type { Transaction } from '../../platform/database/client.ts';

/** Moves the mark up to which the daily mail has told; false where somebody else has moved it meanwhile. */
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
