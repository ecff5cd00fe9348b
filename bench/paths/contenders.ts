import { fork, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Answers, Load } from './load.ts';
import { startServer, stopProcess, type Running } from './processes.ts';

/** What is measured: the product, and the limits beside it. */
export type Contender = 'product' | 'raw' | 'bare' | 'argon2id';

/** Starts the production build as its operator would, behind a proxy on this machine. */
export function startProduct(options: {
  databaseUrl: string;
  dataDir: string;
  mailUrl: string;
}): Promise<Running> {
  return startServer(join(import.meta.dirname, '../../dist/main.js'), {
    log: join(options.dataDir, 'product.log'),
    env: {
      DATABASE_URL: options.databaseUrl,
      AUTH_SECRET: 'a secret of thirty-two bytes or more',
      TRUST_PROXY: '127.0.0.1',
      RESEND_API_KEY: 're_measured',
      RESEND_BASE_URL: options.mailUrl,
      MAIL_FROM: 'Casedoor <no-reply@casedoor.example>',
    },
  });
}

/** Starts bare Fastify, with the link page's data in memory. */
export async function startBare(dataDir: string, page: string): Promise<Running> {
  return startServer(await bundle('bare-server', dataDir), {
    log: join(dataDir, 'bare.log'),
    env: { PAGE: page },
  });
}

/** Starts Fastify with raw `pg`; `plans` are its statements that write. */
export async function startRaw(dataDir: string, databaseUrl: string, plans: object): Promise<Running> {
  const file = join(dataDir, 'plans.json');
  writeFileSync(file, JSON.stringify(plans));
  return startServer(await bundle('raw-server', dataDir), {
    log: join(dataDir, 'raw.log'),
    env: { DATABASE_URL: databaseUrl, PLANS: file },
  });
}

/** Makes one file of a limit's server, as the product's is made: its start and memory can then be compared. */
async function bundle(name: string, dataDir: string): Promise<string> {
  const file = join(dataDir, `${name}.mjs`);
  const build = await rolldown({
    input: join(import.meta.dirname, `${name}.ts`),
    platform: 'node',
    external: ['pg-native'],
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  });
  await build.write({ file, format: 'esm' });
  await build.close();
  return file;
}

/** A process of ours that does one task after another. */
export interface Worker<Task> {
  pid: number;
  run(task: Task): Promise<Answers>;
  stop: () => Promise<void>;
}

/** Starts the load generator. */
export const startLoad = () => startWorker<Load>('load.ts');

/** Starts the process that hashes passwords and does nothing else. */
export const startHashing = () =>
  startWorker<{ hashes: number; atOnce: number; seconds: number }>('hash-alone.ts');

function startWorker<Task extends object>(name: string): Worker<Task> {
  const child = fork(join(import.meta.dirname, name));
  return {
    pid: child.pid ?? 0,
    run(task) {
      const answers = answerOf(child, name);
      child.send(task);
      return answers;
    },
    stop: () => stopProcess(child),
  };
}

function answerOf(child: ChildProcess, name: string): Promise<Answers> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`${name} ended before it answered.`));
    child.once('exit', failed);
    child.once('message', (answers) => {
      child.off('exit', failed);
      resolve(answers as Answers);
    });
  });
}
