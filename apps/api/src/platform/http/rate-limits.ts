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

/** One call that a limit counts for a caller. */
export interface Call {
  limit: Limit;
  key: string;
}
/** A call whose limit is known by name alone. */
interface Counted {
  limit: Pick<Limit, 'name'>;
  key: string;
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
   * Spends one call of each of these limits, or of none, in one round trip; returns how many of each are spent with it, or
   * the first limit that has none left, with the milliseconds until it has. Unlike `take`, a refused call counts nothing, so
   * that giving calls back makes room at once, and `points` may differ from call to call.
   */
  takePlaces(calls: readonly Call[]): Promise<{ taken: number[] } | { full: Limit; wait: number }>;
  /** Gives callers calls back that turned out not to count. */
  giveBack(calls: readonly Counted[]): Promise<void>;
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

  async function giveBack(stored: readonly string[]): Promise<void> {
    await pool.query(
      'UPDATE "RateLimit" SET "points" = "points" - 1 WHERE "key" = ANY ($1) AND "points" > 0 AND "expire" > $2',
      [stored, Date.now()],
    );
  }

  return {
    async spend(limit, key) {
      const wait = await consume(limit, key);
      if (wait > 0) throw new Problem('request_rate_limited', { retryAfter: Math.ceil(wait / 1000) });
    },
    async spent(limit, keys) {
      const byStored = new Map(keys.map((key) => [storedKey({ limit, key }), key]));
      const { rows } = await pool.query<{ key: string }>(
        'SELECT "key" FROM "RateLimit" WHERE "key" = ANY ($1) AND "points" >= $2 AND "expire" > $3',
        [[...byStored.keys()], limit.points, Date.now()],
      );
      return new Set(rows.flatMap(({ key }) => byStored.get(key) ?? []));
    },
    async takePlaces(calls) {
      const now = Date.now();
      const stored = calls.map(storedKey);
      // Locks the counters in one order for everybody, so that there is no deadlock.
      const { rows } = await pool.query<{ key: string; points: number }>(
        `INSERT INTO "RateLimit" AS counted ("key", "points", "expire")
         SELECT "key", 1, $2::bigint + "seconds" * 1000
         FROM unnest($1::text[], $3::bigint[]) AS call ("key", "seconds") ORDER BY "key"
         ON CONFLICT ("key") DO UPDATE
         SET "points" = CASE WHEN counted."expire" > $2 THEN counted."points" ELSE 0 END + 1,
             "expire" = CASE WHEN counted."expire" > $2 THEN counted."expire" ELSE EXCLUDED."expire" END
         WHERE counted."expire" <= $2
           OR counted."points" < (SELECT "most" FROM unnest($1::text[], $4::int[]) AS call ("key", "most") WHERE call."key" = counted."key")
         RETURNING "key", "points"`,
        [stored, now, calls.map(({ limit }) => limit.seconds), calls.map(({ limit }) => limit.points)],
      );
      const points = new Map(rows.map((row) => [row.key, row.points]));
      const full = calls.find((call) => !points.has(storedKey(call)));
      if (!full) return { taken: stored.map((key) => points.get(key) ?? 0) };
      await giveBack([...points.keys()]);
      const { rows: counters } = await pool.query<{ expire: string }>(
        'SELECT "expire" FROM "RateLimit" WHERE "key" = $1',
        [storedKey(full)],
      );
      return { full: full.limit, wait: Math.max(Number(counters[0]?.expire ?? 0) - now, 1000) };
    },
    giveBack: (calls) => giveBack(calls.map(storedKey)),
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
export async function takeAll(transaction: SqlTransaction, calls: readonly Call[]): Promise<Limit | null> {
  const stored = calls.map(storedKey);
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

const storedKey = ({ limit, key }: Counted) => `${limit.name}:${hashed(key)}`;

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
