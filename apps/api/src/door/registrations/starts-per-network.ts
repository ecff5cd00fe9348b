import type { RateLimits } from '../../platform/http/rate-limits.ts';

/**
 * Starts of one network whose mailbox nobody has verified. A school, an open day or a mobile carrier is one network for
 * many people, so a start that is verified gives its place back.
 */
export const startsPerNetwork = { name: 'start-network', points: 30, seconds: 3600 };

/** Gives the network of a start its place back, once the mailbox is verified for the first time. */
export async function giveStartBack(
  limits: RateLimits,
  verified: { network: string | null } | null,
): Promise<void> {
  if (verified?.network) await limits.giveBack(startsPerNetwork, verified.network);
}
