import type { AppContext } from '../../platform/app-context.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import { refusesMany } from '../leak-alarm/count-refusal.ts';
import { createProofOfWork, spendSolution } from './challenge.ts';

/** Starts of one network whose mailbox nobody has verified, through all links: each link says how many it accepts. */
const perNetwork = { name: 'start-network', seconds: 3600 };
/** Starts of everybody through one link. */
const perLink = { name: 'start-link', seconds: 3600 };

interface Link {
  id: string;
  alarmStarts: number | null;
  organizationId: string;
  alarmRefusals: number | null;
  startsPerHour: number;
  startsPerNetwork: number;
}

/**
 * Takes a start's place in the hour of its network and of its link, or none. From half of a limit or of an alarm on, it
 * takes a solved challenge too. Throws `signup_link_network_crowded` and `signup_link_crowded`, with the time until the
 * hour is over, and `challenge_required`.
 */
export async function takePlaces(
  context: Pick<AppContext, 'authSecret' | 'database' | 'limits'>,
  link: Link,
  { network, solution }: { network: string; solution: string | null },
): Promise<void> {
  const { limits } = context;
  const inSeconds = (milliseconds: number) => ({ retryAfter: Math.ceil(milliseconds / 1000) });
  const ofNetwork = await limits.takePlace({ ...perNetwork, points: link.startsPerNetwork }, network);
  if ('wait' in ofNetwork) throw new Problem('signup_link_network_crowded', inSeconds(ofNetwork.wait));
  const ofLink = await limits.takePlace({ ...perLink, points: link.startsPerHour }, link.id);
  if ('wait' in ofLink) {
    await limits.giveBack(perNetwork, network);
    throw new Problem('signup_link_crowded', inSeconds(ofLink.wait));
  }
  const isNearLimit =
    isNear(ofNetwork.taken, link.startsPerNetwork) ||
    isNear(ofLink.taken, Math.min(link.startsPerHour, link.alarmStarts ?? Infinity)) ||
    (await refusesMany(context.database, link));
  if (!isNearLimit || (solution !== null && (await spendSolution(context, link.id, solution)))) return;
  await limits.giveBack(perNetwork, network);
  await limits.giveBack(perLink, link.id);
  throw new Problem('challenge_required', { challenge: await createProofOfWork(context, link.id) });
}

/** Nobody is asked for a challenge before this many starts, however low the limit. */
const fewStarts = 10;

const isNear = (taken: number, limit: number) => taken > Math.max(fewStarts, limit / 2);

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
