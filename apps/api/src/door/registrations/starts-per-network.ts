import { Problem } from '../../platform/http/problem.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';

/** Starts of one network whose mailbox nobody has verified, through all links: each link says how many it accepts. */
const perNetwork = { name: 'start-network', seconds: 3600 };
/** Starts of everybody through one link. */
const perLink = { name: 'start-link', seconds: 3600 };

interface Link {
  id: string;
  startsPerHour: number;
  startsPerNetwork: number;
}

/**
 * Takes a start's place in the hour of its network and of its link, or none. Throws `signup_link_network_crowded` and
 * `signup_link_crowded`, with the time until the hour is over.
 */
export async function takePlaces(limits: RateLimits, link: Link, network: string): Promise<void> {
  const inSeconds = (milliseconds: number) => ({ retryAfter: Math.ceil(milliseconds / 1000) });
  const ofNetwork = await limits.takePlace({ ...perNetwork, points: link.startsPerNetwork }, network);
  if (ofNetwork > 0) throw new Problem('signup_link_network_crowded', inSeconds(ofNetwork));
  const ofLink = await limits.takePlace({ ...perLink, points: link.startsPerHour }, link.id);
  if (ofLink === 0) return;
  await limits.giveBack(perNetwork, network);
  throw new Problem('signup_link_crowded', inSeconds(ofLink));
}

/**
 * Gives the network of a start its place back, once the mailbox is verified for the first time: a school, an open day or
 * a mobile carrier is one network for many people.
 */
export async function giveStartBack(
  limits: RateLimits,
  verified: { network: string | null } | null,
): Promise<void> {
  if (verified?.network) await limits.giveBack(perNetwork, verified.network);
}
