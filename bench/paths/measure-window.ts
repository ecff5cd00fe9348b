import { setTimeout as sleep } from 'node:timers/promises';
import type { Contender, Worker } from './contenders.ts';
import type { Answers, Load } from './load.ts';
import { countQueued, discardMails } from './mail-provider.ts';
import type { Ground, MeasuredPath } from './measured-paths.ts';
import { cpuOf, cpuOfPostgres, memoryOf } from './processes.ts';

/** Everything that takes part in the measurement. */
export interface Scene {
  ground: Ground;
  /** The processes by name, with their ports; the one that hashes has none. */
  servers: Record<Exclude<Contender, 'argon2id'>, { pid: number; port: number }>;
  hashing: Worker<{ hashes: number; atOnce: number; seconds: number }>;
  load: Worker<Load>;
  postgresPid: number;
  /** How long the delivery of a path's mails is measured after it, in seconds. */
  deliverySeconds: number;
}

/** One contender's turn on one path. */
export interface Turn extends Answers {
  path: string;
  contender: Contender;
  /** 0 is the warm-up. */
  round: number;
  perSecond: number;
  /** CPU for each good answer, in milliseconds, with the delivery of its mails. */
  serverMs: number;
  postgresMs: number;
  loadMs: number;
  /** The delivery: what was still queued at the end of the time, and what was delivered in the time after it. */
  mails: { queued: number; delivered: number; serverMs: number; postgresMs: number } | null;
  /** Resident memory at the end, in MB. */
  memory: number;
}

/** Lets a contender answer a path's requests for so many seconds, or until the prepared ones are used up. */
export async function measureTurn(
  scene: Scene,
  path: MeasuredPath,
  { contender, round, seconds }: { contender: Contender; round: number; seconds: number },
): Promise<Turn> {
  const count = Math.ceil(path.mostPerSecond * seconds);
  const { atOnce, expected } = path;
  const pid = contender === 'argon2id' ? scene.hashing.pid : scene.servers[contender].pid;
  const requests = contender === 'argon2id' ? null : await path.prepare(scene.ground, count);
  const cpu = () => ({ server: cpuOf(pid), postgres: cpuOfPostgres(scene.postgresPid) });

  const before = cpu();
  const answers =
    contender === 'argon2id' || !requests
      ? await scene.hashing.run({ hashes: count, atOnce, seconds })
      : await scene.load.run({ ...requests, port: scene.servers[contender].port, atOnce, seconds, expected });
  const after = cpu();
  const mails = path.mails && contender === 'product' ? await measureDelivery(scene, cpu) : null;
  if (path.mails) await discardMails(scene.ground.client);

  const { good } = answers;
  const each = (used: number, forMail: number | undefined) =>
    (used + (mails?.queued ?? 0) * (forMail ?? 0)) / good;
  return {
    ...answers,
    path: path.name,
    contender,
    round,
    perSecond: good / answers.seconds,
    serverMs: each(after.server - before.server, mails?.serverMs),
    postgresMs: contender === 'argon2id' ? 0 : each(after.postgres - before.postgres, mails?.postgresMs),
    loadMs: contender === 'argon2id' ? 0 : answers.cpu / good,
    mails,
    memory: memoryOf(pid, 'VmRSS'),
  };
}

/**
 * Mails leave more slowly than people come, so most of them leave after the measured time. What one costs is measured
 * then, for a while, and counted for each that was still queued.
 */
async function measureDelivery(
  { ground, deliverySeconds }: Scene,
  cpu: () => { server: number; postgres: number },
): Promise<NonNullable<Turn['mails']>> {
  const queued = await countQueued(ground.client);
  const before = cpu();
  const end = performance.now() + deliverySeconds * 1000;
  let left = queued;
  while (left > 0 && performance.now() < end) {
    await sleep(200);
    left = await countQueued(ground.client);
  }
  const after = cpu();
  const delivered = queued - left;
  const each = (used: number) => (delivered > 0 ? used / delivered : 0);
  return {
    queued,
    delivered,
    serverMs: each(after.server - before.server),
    postgresMs: each(after.postgres - before.postgres),
  };
}
