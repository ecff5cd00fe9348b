import type { AddressProposal } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { fullName, memberNameFields } from '../access/member-name.ts';
import { proposalState } from './proposal-state.ts';

/** The newest address that was proposed to a member; null if there is none. Throws `user_not_found`. */
export async function findAddressProposal(
  database: Database,
  { organizationId }: { organizationId: string },
  membershipId: string,
): Promise<{ proposal: AddressProposal | null }> {
  const user = await database.membership.findUnique({
    where: { organizationId_id: { organizationId, id: membershipId } },
    select: { id: true },
  });
  if (!user) throw new Problem('user_not_found');
  const newest = await database.addressProposal.findFirst({
    where: { organizationId, membershipId },
    orderBy: { id: 'desc' },
    include: { proposedBy: { select: memberNameFields } },
  });
  if (!newest) return { proposal: null };
  return {
    proposal: {
      id: newest.id,
      email: newest.email,
      state: proposalState(newest, await readNow(database)),
      proposedBy: fullName(newest.proposedBy) ?? '',
      createdAt: newest.createdAt.toISOString(),
      expiresAt: newest.expiresAt.toISOString(),
      endedAt: (newest.confirmedAt ?? newest.withdrawnAt)?.toISOString() ?? null,
    },
  };
}
