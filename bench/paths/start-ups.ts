import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf, type Running } from './processes.ts';

/** One start of a program. */
export interface StartUp {
  contender: 'product' | 'bare';
  round: number;
  /** CPU in milliseconds until it answered at /readyz. */
  cpuUntilReady: number;
  /** Resident memory in MB, some seconds later and without a request. */
  idleMemory: number;
}

const idleSeconds = 5;

/** Starts a program beside the others, measures it without a request, and stops it. */
export async function measureStartUp(
  contender: StartUp['contender'],
  round: number,
  start: () => Promise<Running>,
): Promise<StartUp> {
  const { pid, cpuUntilReady, stop } = await start();
  try {
    await sleep(idleSeconds * 1000);
    return { contender, round, cpuUntilReady, idleMemory: memoryOf(pid, 'VmRSS') };
  } finally {
    await stop();
  }
}
