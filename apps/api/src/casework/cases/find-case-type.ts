import type { Transaction } from '../../platform/database/client.ts';
import { invalidField } from '../../platform/http/problem.ts';

interface Choice {
  organizationId: string;
  /** The requested name; null for no type. */
  name: string | null;
  /** The case's current type: it may stay, retired or not. */
  presentId: string | null;
}

/**
 * Returns the id of the case type with this name. Throws
 * `request_invalid` on `type` if it does not exist or is retired.
 */
export async function findCaseTypeId(
  transaction: Transaction,
  { organizationId, name, presentId }: Choice,
): Promise<string | null> {
  if (name === null) return null;
  const type = await transaction.caseType.findFirst({
    where: { organizationId, name },
    select: { id: true, retiredAt: true },
  });
  if (!type) throw invalidField('type', 'case_type_unknown');
  if (type.retiredAt !== null && type.id !== presentId) throw invalidField('type', 'case_type_retired');
  return type.id;
}
