import { createHash, createHmac } from 'node:crypto';
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
  /**
   * Spends one call; returns how many are spent with it, or the milliseconds until one is left. Unlike `take`, a refused
   * call counts nothing, so that giving calls back makes room at once, and `points` may differ from call to call.
   */
  takePlace(limit: Limit, key: string): Promise<{ taken: number } | { wait: number }>;
  /** Gives a caller one call back that turned out not to count. */
  giveBack(limit: Pick<Limit, 'name'>, key: string): Promise<void>;
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
    async takePlace(limit, key) {
      const stored = `${limit.name}:${hashed(key)}`;
      const now = Date.now();
      const counters = await pool.query<{ points: number }>(
        `INSERT INTO "RateLimit" AS counted ("key", "points", "expire") VALUES ($1, 1, $2)
         ON CONFLICT ("key") DO UPDATE
         SET "points" = CASE WHEN counted."expire" > $3 THEN counted."points" ELSE 0 END + 1,
             "expire" = CASE WHEN counted."expire" > $3 THEN counted."expire" ELSE EXCLUDED."expire" END
         WHERE counted."expire" <= $3 OR counted."points" < $4
         RETURNING "points"`,
        [stored, now + limit.seconds * 1000, now, limit.points],
      );
      const [counter] = counters.rows;
      if (counter) return { taken: counter.points };
      const { rows } = await pool.query<{ expire: string }>(
        'SELECT "expire" FROM "RateLimit" WHERE "key" = $1',
        [stored],
      );
      return { wait: Math.max(Number(rows[0]?.expire ?? 0) - now, 1000) };
    },
    async giveBack(limit, key) {
      await pool.query(
        'UPDATE "RateLimit" SET "points" = "points" - 1 WHERE "key" = $1 AND "points" > 0 AND "expire" > $2',
        [`${limit.name}:${hashed(key)}`, Date.now()],
      );
    },
    async forget(limit, key) {
      await limiterOf(limit).delete(hashed(key));
    },
    take: async (limit, key) => (await consume(limit, key)) === 0,
  };
}

/** What `takeAll` needs of a transaction. */
interface SqlTransaction {
  $queryRaw<T>(sql: TemplateStringsArray, ...values: unknown[]): Promise<T>;
  $executeRaw(sql: TemplateStringsArray, ...values: unknown[]): Promise<number>;
}

/**
 * Spends one call of each of these limits, or of none, in a transaction: what is rolled back spends nothing. Returns the
 * first limit that has no call left, or null.
 */
export async function takeAll(
  transaction: SqlTransaction,
  calls: readonly { limit: Limit; key: string }[],
): Promise<Limit | null> {
  const stored = calls.map(({ limit, key }) => `${limit.name}:${hashed(key)}`);
  const seconds = calls.map(({ limit }) => limit.seconds);
  // Locks the counters, in one order for everybody, until the transaction ends.
  const counters = await transaction.$queryRaw<{ key: string; points: number }[]>`
    WITH clock AS (SELECT floor(extract(epoch FROM now()) * 1000)::bigint AS "now")
    INSERT INTO "RateLimit" AS counted ("key", "points", "expire")
    SELECT call."key", 1, clock."now" + call."seconds" * 1000
    FROM unnest(${stored}::text[], ${seconds}::int[]) AS call ("key", "seconds"), clock ORDER BY call."key"
    ON CONFLICT ("key") DO UPDATE
    SET "points" = CASE WHEN counted."expire" > (SELECT "now" FROM clock) THEN counted."points" ELSE 0 END + 1,
        "expire" = CASE WHEN counted."expire" > (SELECT "now" FROM clock) THEN counted."expire" ELSE EXCLUDED."expire" END
    RETURNING "key", "points"`;
  const points = new Map(counters.map((counter) => [counter.key, counter.points]));
  const reached = calls.find(({ limit }, index) => (points.get(stored[index] ?? '') ?? 0) > limit.points);
  if (!reached) return null;
  await transaction.$executeRaw`UPDATE "RateLimit" SET "points" = "points" - 1 WHERE "key" = ANY (${stored})`;
  return reached.limit;
}

/** Hashed, so that the database does not contain the addresses that were tried. */
function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** The network of a client as a keyed hash: tells networks apart in stored rows without storing an address. */
export function networkKey(authSecret: string, ip: string): string {
  return createHmac('sha256', authSecret)
    .update(`network ${clientNetwork(ip)}`)
    .digest('base64url')
    .slice(0, 22);
}

/** The part of a client's address that one subscriber has: the whole IPv4 address, or the /64 of an IPv6 address. */
export function clientNetwork(ip: string): string {
  if (!ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return address.toNormalizedString().split(':').slice(0, 4).join(':');
}
