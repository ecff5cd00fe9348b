import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');

export interface Product {
  origin: string;
  /** Connection string of its database. */
  databaseUrl: string;
  /** Returns its output so far. */
  log(): string;
  /** Stops it as Ctrl-C does and waits for its exit. */
  stop(): Promise<void>;
}

/** Playwright's global setup: starts one product for all journeys, as people start it. */
export default async function setup(): Promise<() => Promise<void>> {
  const product = await startProduct();
  process.env.CASEDOOR_ORIGIN = product.origin;
  process.env.CASEDOOR_DATABASE_URL = product.databaseUrl;
  return () => product.stop();
}

/** Starts the real program in a process of its own, on a free port and with an empty data directory. */
export async function startProduct(env: NodeJS.ProcessEnv = {}): Promise<Product> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'casedoor-e2e-'));
  const logFile = join(root, `test-results/product-${port}.log`);
  mkdirSync(join(root, 'test-results'), { recursive: true });

  // The production bundle: the journeys test what is deployed.
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/main.js'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...withoutConfiguration(process.env),
      PORT: String(port),
      DATA_DIR: dataDir,
      // Each test is a visitor with an address of its own, sent in X-Forwarded-For.
      TRUST_PROXY: '127.0.0.1,::1',
      ...env,
    },
  });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const exited = new Promise<number | null>((done) => child.once('exit', done));

  const stop = async () => {
    child.kill('SIGINT');
    const code = await Promise.race([exited, sleep(30_000, 'late' as const, { ref: false })]);
    if (code === 'late') child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The product did not stop cleanly (${code}); its log is ${logFile}.`);
  };
  try {
    await ready(origin, child);
  } catch (error) {
    await stop().catch(() => undefined);
    throw new Error(`The product did not start:\n${readFileSync(logFile, 'utf8')}`, { cause: error });
  }
  const databaseUrl = env.DATABASE_URL ?? embeddedDatabaseUrl(dataDir);
  return { origin, databaseUrl, log: () => readFileSync(logFile, 'utf8'), stop };
}

function embeddedDatabaseUrl(dataDir: string): string {
  const [password, port] = ['postgres-password', 'postgres-port'].map((name) =>
    readFileSync(join(dataDir, name), 'utf8'),
  );
  return `postgresql://postgres:${password?.trim()}@127.0.0.1:${port?.trim()}/casedoor`;
}

async function ready(origin: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const response = await fetch(`${origin}/readyz`).catch(() => null);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error('It never answered /readyz.');
}

/** A developer's own configuration must not reach the product under test. */
function withoutConfiguration(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours =
    /^(PORT|HOST|APP_ORIGIN|DATABASE_URL|DATA_DIR|AUTH_SECRET|RESEND_.*|MAIL_FROM|TRUST_PROXY|CORS_ORIGINS|LOG_LEVEL)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
