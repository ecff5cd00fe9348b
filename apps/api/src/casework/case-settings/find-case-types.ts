import type { CaseType } from '@casedoor/contracts';
import type { Transaction } from '../../platform/database/client.ts';

/** Returns the organization's case types in its order, including retired ones. */
export async function findCaseTypes(
  transaction: Transaction,
  organizationId: string,
): Promise<{ items: CaseType[] }> {
  const types = await transaction.caseType.findMany({
    where: { organizationId },
    orderBy: [{ place: 'asc' }, { id: 'asc' }],
  });
  return {
    items: types.map(({ id, name, retiredAt }) => ({
      id,
      name,
      retiredAt: retiredAt?.toISOString() ?? null,
    })),
  };
}
