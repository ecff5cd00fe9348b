import type { AddressProposal } from '@casedoor/contracts';

/** What decides the state of a proposal. */
export interface ProposalTimes {
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
  expiresAt: Date;
}

/** The state of a proposed address, as an administrator sees it. */
export function proposalState(
  { confirmedAt, withdrawnAt, expiresAt }: ProposalTimes,
  now: Date,
): AddressProposal['state'] {
  if (confirmedAt) return 'confirmed';
  // Withdrawn after its time, by the next proposal: the person had let it expire.
  if (expiresAt <= (withdrawnAt ?? now)) return 'expired';
  return withdrawnAt ? 'withdrawn' : 'proposed';
}
