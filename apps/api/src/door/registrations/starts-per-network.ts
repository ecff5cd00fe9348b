import type { AppContext } from '../../platform/app-context.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import { createProofOfWork, spendSolution } from './challenge.ts';

/** Starts of one network whose mailbox nobody has verified, through all links: each link says how many it accepts. */
const perNetwork = { name: 'start-network', seconds: 3600 };
/** Starts of everybody through one link. */
const perLink = { name: 'start-link', seconds: 3600 };

interface Link {
  id: string;
  alarmStarts: number | null;
  alarmRefusals: number | null;
  /** Addresses that the link refused within the hour. */
  refusedInHour: number;
  startsPerHour: number;
  startsPerNetwork: number;
}

/**
 * Takes a start's place in the hour of its network and of its link, or none. From half of a limit or of an alarm on, it
 * takes a solved challenge too. Throws `signup_link_network_crowded` and `signup_link_crowded`, with the time until the
 * hour is over, and `challenge_required`.
 */
export async function takePlaces(
  context: Pick<AppContext, 'authSecret' | 'limits'>,
  link: Link,
  { network, solution }: { network: string; solution: string | null },
): Promise<void> {
  const { limits } = context;
  const places = [
    { limit: { ...perNetwork, points: link.startsPerNetwork }, key: network },
    { limit: { ...perLink, points: link.startsPerHour }, key: link.id },
  ];
  const taken = await limits.takePlaces(places);
  if ('full' in taken)
    throw new Problem(
      taken.full.name === perNetwork.name ? 'signup_link_network_crowded' : 'signup_link_crowded',
      { retryAfter: Math.ceil(taken.wait / 1000) },
    );
  const [ofNetwork = 0, ofLink = 0] = taken.taken;
  const isNearLimit =
    isNear(ofNetwork, link.startsPerNetwork) ||
    isNear(ofLink, Math.min(link.startsPerHour, link.alarmStarts ?? Infinity)) ||
    isNear(link.refusedInHour, link.alarmRefusals ?? Infinity);
  if (!isNearLimit || (solution !== null && (await spendSolution(context, link.id, solution)))) return;
  await limits.giveBack(places);
  throw new Problem('challenge_required', { challenge: await createProofOfWork(context, link.id) });
}

/** Nobody is asked for a challenge before this many starts or refusals, however low the limit. */
const few = 10;

const isNear = (count: number, limit: number) => count > Math.max(few, limit / 2);

/**
 * Gives the network of a start its place back, once the mailbox is verified for the first time: a school, an open day or
 * a mobile carrier is one network for many people.
 */
export async function giveStartBack(
  limits: RateLimits,
  verified: { network: string | null } | null,
): Promise<void> {
  if (verified?.network) await limits.giveBack([{ limit: perNetwork, key: verified.network }]);
}
