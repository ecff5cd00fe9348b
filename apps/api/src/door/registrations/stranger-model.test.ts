import { expect, it } from 'vitest';
import { createStrangerModel } from '../../../test/stranger-model.ts';
import { createTestApp } from '../../../test/test-app.ts';
import { rounds } from '../../../test/test-size.ts';

// A failure names its seed: STRANGER_SEED=<seed> repeats it alone, STRANGER_SEEDS=10000 plays that many.
const first = Number(process.env.STRANGER_SEED ?? 1);
const seeds = process.env.STRANGER_SEED ? 1 : Number(process.env.STRANGER_SEEDS ?? rounds(2, 300));
/** How many seeds are played at once, each on a database of its own. */
const lanes = Math.min(seeds, 3);

it(`two people finish, whatever a stranger without a mailbox does: ${seeds} seeds`, async () => {
  let acts = 0;
  let next = first;
  const play = async () => {
    const test = await createTestApp({ trustProxy: ['127.0.0.1'] });
    for (let seed = next++; seed < first + seeds; seed = next++) {
      await test.database.$executeRaw`DELETE FROM "RateLimit"`;
      const model = await createStrangerModel(test, seed);
      // Up to 200 acts; short sequences are more frequent.
      const length = Math.ceil(200 * ((seed * 0.618034) % 1) ** 2);
      for (let act = 0; act < length; act += 1) await model.act();
      await model.finish();
      acts += length;
      test.jobs.length = 0;
    }
    await test.close();
  };
  await Promise.all(Array.from({ length: lanes }, play));
  expect(acts).toBeGreaterThan(seeds);
}, 0);
