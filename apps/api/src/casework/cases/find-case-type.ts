import type { Transaction } from '../../platform/database/client.ts';
import { invalidField } from '../../platform/http/problem.ts';

interface Choice {
  organizationId: string;
  /** The name that was given; null is none. */
  name: string | null;
  /** The type that the case has already: it may stay, retired or not. */
  presentId: string | null;
}

/** The type of a name on the organization's list. Throws `request_invalid` on `type` where it is not there or is retired. */
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
