import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Completion } from '@casedoor/contracts';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { buildOpenLink, complete, startAndVerify } from '../../../test/registration-steps.ts';
import { buildTestApp, callerWith, type TestApp } from '../../../test/test-app.ts';
import { createDatabase, dropDatabase, urlOfDatabase } from '../../../test/test-database.ts';
import { createJobs, installJobs } from '../jobs/jobs.ts';
import { connectDatabase } from './client.ts';
import { migrate } from './migrate.ts';
import { isPooled } from './pooler.ts';

const migrationsDir = join(import.meta.dirname, '../../../../../prisma/migrations');
// Set by npm run test:full, where PgBouncer is installed.
const program = process.env['TEST_PGBOUNCER'];
const serverUrl = inject('postgresUrl');
const name = 'test_pooler';

let folder: string;
let bouncer: ChildProcess | null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casedoor-pooler-'));
  bouncer = null;
  await createDatabase(serverUrl, name);
});
afterEach(async () => {
  const ended = bouncer && new Promise((resolve) => bouncer?.once('exit', resolve));
  bouncer?.kill('SIGINT');
  await ended;
  await dropDatabase(serverUrl, name);
  await rm(folder, { recursive: true });
});

/** Starts PgBouncer in transaction mode with three connections to the server; returns the URL through it. */
async function startBouncer(settings: string): Promise<string> {
  const port = await freePort();
  const { hostname, port: serverPort, username, password } = new URL(serverUrl);
  const config = join(folder, 'pgbouncer.ini');
  await writeFile(
    config,
    `[databases]
* = host=${hostname} port=${serverPort} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
logfile = ${join(folder, 'log')}
${settings}
`,
  );
  // PgBouncer does not run as root.
  const user = userInfo().uid === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : null;
  await chmod(folder, 0o755);
  if (user) await chown(folder, user.uid, user.gid);
  bouncer = spawn(program!, [config], { stdio: 'ignore', ...user });
  const url = new URL(urlOfDatabase(serverUrl, name));
  url.port = String(port);
  await expect.poll(() => isPooled(url.href).catch(() => null)).toBe(true);
  return url.href;
}

const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres']));

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

it('a direct connection is not taken for a pooled one', async () => {
  expect(await isPooled(urlOfDatabase(serverUrl, name))).toBe(false);
});

describe.skipIf(!program)('behind PgBouncer in transaction mode', () => {
  it.each([
    ['as Debian configures it', ''],
    ['that ignores startup options', 'ignore_startup_parameters = options'],
  ])('%s, two instances migrate, register people at once and mail them', async (_name, settings) => {
    const url = await startBouncer(settings);
    const migrateOnce = () => migrate({ databaseUrl: url, migrationsDir, log: () => undefined });
    await Promise.all([migrateOnce(), migrateOnce()]);
    await migrateOnce();
    await Promise.all([installJobs(url), installJobs(url)]);

    const errors: string[] = [];
    const instances = await Promise.all(
      [1, 2].map(async () => {
        const connection = connectDatabase(url, { patience: 10, pooled: true });
        const jobs = createJobs({ databaseUrl: url, onError: (error) => errors.push(error.message) });
        const { http, handlers } = await buildTestApp(connection, { jobs, trustProxy: ['127.0.0.1'] });
        await jobs.start(handlers);
        return { connection, jobs, http };
      }),
    );
    const [first] = instances;
    const { database } = first!.connection;
    const { link } = await buildOpenLink({ database } as TestApp, { autoCreateCase: true });
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async (_, number) => {
        const { http } = instances[number % 2]!;
        const test = { database, app: http, anyone: callerWith(http, '') } as TestApp;
        const { token } = await startAndVerify(test, link.token);
        const answer = await complete(test.anyone, token);
        return [answer.status, answer.json<Completion>().state];
      }),
    );
    expect(statuses).toEqual(statuses.map(() => [201, 'completed']));
    await expect.poll(() => database.email.count({ where: { message: 'welcome', state: 'sent' } })).toBe(12);
    expect((await first!.http.inject('/readyz')).statusCode).toBe(200);
    expect(errors).toEqual([]);
    for (const { connection, jobs, http } of instances) {
      await http.close();
      await jobs.stop();
      await connection.close();
    }
  });
});
