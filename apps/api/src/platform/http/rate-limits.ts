import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problem.ts';

/** A rate limit: how many calls in how many seconds. */
export interface Limit {
  /** Separates its counters from those of other limits. */
  name: string;
  points: number;
  seconds: number;
}

/** Rate limits counted in the database, shared by all instances. */
export interface RateLimits {
  /** Spends one call of a caller. Throws `request_rate_limited` when none is left. */
  spend(limit: Limit, key: string): Promise<void>;
  /** Spends one call; returns whether one was left. For limits that the answer must not reveal. */
  take(limit: Limit, key: string): Promise<boolean>;
  /** Returns which of these callers have no call left. Spends nothing. */
  spent(limit: Limit, keys: readonly string[]): Promise<Set<string>>;
  /** Resets a caller's counter. */
  forget(limit: Limit, key: string): Promise<void>;
}

/** Rate limits on the table `RateLimit`. */
export function createRateLimits(pool: Pool): RateLimits {
  const limiters = new Map<string, RateLimiterPostgres>();

  function limiterOf(limit: Limit): RateLimiterPostgres {
    const existing = limiters.get(limit.name);
    if (existing) return existing;
    const created = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'RateLimit',
      tableCreated: true,
      keyPrefix: limit.name,
      points: limit.points,
      duration: limit.seconds,
    });
    limiters.set(limit.name, created);
    return created;
  }

  /** Milliseconds until the next call is allowed; 0 when this one is. */
  async function consume(limit: Limit, key: string): Promise<number> {
    try {
      await limiterOf(limit).consume(hashed(key));
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1);
      throw refusal;
    }
  }

  return {
    async spend(limit, key) {
      const wait = await consume(limit, key);
      if (wait > 0) throw new Problem('request_rate_limited', { retryAfter: Math.ceil(wait / 1000) });
    },
    async spent(limit, keys) {
      const byStored = new Map(keys.map((key) => [`${limit.name}:${hashed(key)}`, key]));
      const { rows } = await pool.query<{ key: string }>(
        'SELECT "key" FROM "RateLimit" WHERE "key" = ANY ($1) AND "points" >= $2 AND "expire" > $3',
        [[...byStored.keys()], limit.points, Date.now()],
      );
      return new Set(rows.flatMap(({ key }) => byStored.get(key) ?? []));
    },
    async forget(limit, key) {
      await limiterOf(limit).delete(hashed(key));
    },
    take: async (limit, key) => (await consume(limit, key)) === 0,
  };
}

/** Hashed, so that the database does not contain the addresses that were tried. */
function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** The part of a client's address that one subscriber has: the whole IPv4 address, or the /64 of an IPv6 address. */
export function clientNetwork(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return address.toNormalizedString().split(':').slice(0, 4).join(':');
}
