import { availableParallelism } from 'node:os';
import { createPasswordGate } from '../../apps/api/src/platform/secrets/password-gate.ts';
import type { Answers } from './load.ts';
import { percentile } from './statistics.ts';

/** Hashes alone: the product's argon2id with the product's gate, on all cores, in a process that does nothing else. */
process.on('message', ({ hashes, atOnce, seconds }: { hashes: number; atOnce: number; seconds: number }) => {
  void hashAlone(hashes, atOnce, seconds).then((answers) => process.send?.(answers));
});

const gate = createPasswordGate({ atOnce: availableParallelism(), queueLimit: 16 });

async function hashAlone(hashes: number, atOnce: number, seconds: number): Promise<Answers> {
  const times: number[] = [];
  let begun = 0;
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const keepHashing = async () => {
    while (begun < hashes && performance.now() - began < seconds * 1000) {
      begun += 1;
      const start = performance.now();
      await gate.hash('plum orbit felt');
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, keepHashing));
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    good: times.length,
    refused: {},
    seconds: (performance.now() - began) / 1000,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpu: (user + system) / 1000,
  };
}
