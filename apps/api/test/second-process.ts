import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { TestApp } from './test-app.ts';

/** An instance of the program in a process of its own, on the database of a test's application. */
export interface SecondProcess {
  /** Calls it over the network. */
  get(path: string): Promise<{ status: number; json: unknown }>;
  stop(): Promise<void>;
}

/** Starts it; it stops with the test. */
export async function secondProcess({ databaseUrl }: TestApp): Promise<SecondProcess> {
  const child: ChildProcess = fork(new URL('serve-instance.ts', import.meta.url), [databaseUrl], {
    execArgv: ['--import', 'tsx'],
  });
  const [address] = (await once(child, 'message')) as [string];
  return {
    async get(path) {
      const response = await fetch(`${address}/api/v1${path}`);
      return { status: response.status, json: await response.json() };
    },
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
