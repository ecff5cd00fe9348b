import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTestDatabase } from '../../../test/test-connection.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import type { DatabaseConnection } from '../database/client.ts';
import type { Problem } from './problem.ts';
import { clientNetwork, createRateLimits } from './rate-limits.ts';

describe('clientNetwork', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    // An IPv4 client on an IPv6 socket is the same client, however its address is written.
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['0313.0.0161.07', '203.0.113.7'],
    ['0xcb007107', '203.0.113.7'],
    // One subscriber has a /64.
    ['2001:db8:1:2::1', '2001:db8:1:2'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002:0:0:0:9', '2001:db8:1:2'],
    ['2001:db8:1:3::1', '2001:db8:1:3'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', 'unknown'],
    ['unknown', 'unknown'],
    ['1.2.3.4, 5.6.7.8', 'unknown'],
  ])('%j is counted as %s', (ip, network) => {
    expect(clientNetwork(ip)).toBe(network);
  });
});

describe('limits', () => {
  let file: TestDatabase;
  let connection: DatabaseConnection;
  beforeAll(async () => {
    file = await createTestDatabase();
    connection = connectTestDatabase(file.url);
  });
  afterAll(async () => {
    await connection.close();
    await file.drop();
  });
  const three = { name: 'test-three', points: 3, seconds: 60 };

  it('admit a number of calls and answer when to retry', async () => {
    const limits = createRateLimits(connection.pool);
    for (let call = 0; call < 3; call += 1) await limits.spend(three, 'lea');
    const refusal = await limits.spend(three, 'lea').catch((error: unknown) => error as Problem);
    expect(refusal).toMatchObject({ code: 'request_rate_limited' });
    expect((refusal as Problem).retryAfter).toBeGreaterThan(50);
    expect((refusal as Problem).retryAfter).toBeLessThanOrEqual(60);
    await expect(limits.spend(three, 'max')).resolves.toBeUndefined();
    await expect(limits.spend({ ...three, name: 'test-other' }, 'lea')).resolves.toBeUndefined();
  });

  it('are one count for all instances, under a burst', async () => {
    const [one, other] = [createRateLimits(connection.pool), createRateLimits(connection.pool)] as const;
    const taken = await Promise.all(
      Array.from({ length: 64 }, (_, call) => (call % 2 ? one : other).take(three, 'burst')),
    );
    expect(taken.filter(Boolean)).toHaveLength(3);
  });

  it('keep no address in clear', async () => {
    await createRateLimits(connection.pool).take(three, 'lea@example.com');
    const { rows } = await connection.pool.query<{ row: string }>('SELECT t::text AS row FROM "RateLimit" t');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ row }) => row).join()).not.toMatch(/lea/);
  });
});
