import type { Party } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { partyFields, toParty } from './party.ts';

/** Returns one party of the organization. Throws `party_not_found`. */
export async function findParty(
  database: Database,
  { organizationId }: { organizationId: string },
  partyId: string,
): Promise<Party> {
  const row = await database.party.findFirst({ where: { id: partyId, organizationId }, select: partyFields });
  if (!row) throw new Problem('party_not_found');
  return toParty(row);
}
