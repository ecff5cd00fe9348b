import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalPostgres, startLocalPostgres } from '../../../../../prisma/local-postgres.ts';
import { buildMember, buildOrganization, buildSignupLink } from '../../../test/builders.ts';
import { buildTestApp, callerWith, type Caller } from '../../../test/test-app.ts';
import type { App } from '../../app.ts';
import { createJobs, installJobs } from '../jobs/jobs.ts';
import { createToken } from '../secrets/token.ts';
import { connectDatabase, type DatabaseConnection } from './client.ts';
import { isDatabaseUnavailable } from './errors.ts';
import { migrate } from './migrate.ts';

// A server of its own: the others of the run must not be stopped.
let folder: string;
let server: LocalPostgres;
let connection: DatabaseConnection;
let app: App;
let admin: Caller;
let linkToken: string;
/** Undoes the fault of the current test. */
let mend: () => Promise<unknown> = () => Promise.resolve();

const start = () => startLocalPostgres({ dataDir: folder, log: () => undefined, fast: true });
const connectAdmin = async () => {
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};
async function sql(...statements: string[]): Promise<void> {
  const client = await connectAdmin();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casedoor-faults-'));
  server = await start();
  // No superuser: for those, PostgreSQL keeps connections in reserve.
  await sql(
    `CREATE ROLE casedoor LOGIN CREATEROLE PASSWORD 'casedoor'`,
    'ALTER DATABASE casedoor OWNER TO casedoor',
  );
  const url = new URL(server.url);
  url.username = 'casedoor';
  url.password = 'casedoor';
  await migrate({
    databaseUrl: url.href,
    migrationsDir: join(import.meta.dirname, '../../../../../prisma/migrations'),
    log: () => undefined,
  });
  // Impatient, because each request of a frozen server waits for the time-out.
  connection = connectDatabase(url.href, { patience: 0.2, max: 4 });
  const { database } = connection;
  app = await buildTestApp(connection);
  const { id: organizationId } = await buildOrganization(database);
  const membership = await buildMember(database, { organizationId, role: 'admin' });
  linkToken = createToken('link');
  await buildSignupLink(database, { organizationId, createdById: membership.id, token: linkToken });
  const { headers } = await app.auth.api.startSession({
    body: { userId: membership.userId, activeMembershipId: null },
    headers: new Headers(),
    returnHeaders: true,
  });
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  admin = callerWith(app.http, cookies.join('; '));
});
afterEach(async () => {
  await mend();
  mend = () => Promise.resolve();
  await expect.poll(() => ready()).toBe(200);
  for (const [name, call] of [...reads(), ...writes()]) {
    await expect.poll(async () => (await call()).status, { message: name }).toBeLessThan(430);
  }
});
afterAll(async () => {
  await app.http.close();
  await connection.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const ready = async () => (await app.http.inject({ url: '/readyz' })).statusCode;
const anyone = () => callerWith(app.http, '');
let people = 0;

/** A request through each library that speaks to the database: Prisma, better-auth, rate-limiter-flexible. */
const reads = () =>
  [
    ['the session', () => admin.get('/session')],
    ['the Users list', () => admin.get('/users')],
    ['the link page', () => anyone().get(`/public/signup-links/${linkToken}`)],
  ] as const;
const writes = () =>
  [
    ['a change', () => admin.patch('/profile', { firstName: `Léa ${(people += 1)}` })],
    ['a sign-in', () => anyone().post('/session', { email: 'a@example.com', password: 'x y z' })],
    ['a password reset', () => anyone().post('/password-resets', { email: 'a@example.com' })],
    [
      'a start',
      () =>
        anyone().post(`/public/signup-links/${linkToken}/registrations`, {
          email: `person${(people += 1)}@example.com`,
          locale: 'en',
        }),
    ],
  ] as const;

/** Sends the requests together, each `times` times, and expects that each asks to come back later. */
async function expectBusy(
  requests: readonly (readonly [string, () => ReturnType<Caller['get']>])[],
  times = 1,
) {
  const answers = await Promise.all(
    requests.flatMap(([name, call]) =>
      Array.from({ length: times }, async () => {
        const { status, code, headers } = await call();
        return [name, status, code, Number(headers['retry-after']) > 0];
      }),
    ),
  );
  expect(answers).toEqual(
    requests.flatMap(([name]) => Array.from({ length: times }, () => [name, 503, 'server_busy', true])),
  );
}

/** Every process of the server. */
async function serverProcesses(): Promise<number[]> {
  const client = await connectAdmin();
  const { rows } = await client.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
  );
  await client.end();
  const postmaster = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8');
  return [Number(postmaster.split('\n')[0]), ...rows.map(({ pid }) => pid)];
}

describe('a database fault that passes answers 503 with Retry-After', () => {
  it('while the server is stopped', async () => {
    await server.stop();
    mend = async () => {
      server = await start();
    };
    expect(await ready()).toBe(503);
    await expectBusy([...reads(), ...writes()], 2);
  });

  it('while a request was running as its server process was killed', async () => {
    const client = await connectAdmin();
    await client.query('BEGIN; LOCK TABLE "User", "SignupLink", "RateLimit"');
    mend = () => client.end();
    const busy = expectBusy([...reads(), ...writes()].slice(1, 4));
    await expect
      .poll(
        async () =>
          (await client.query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).rowCount,
      )
      .toBeGreaterThan(0);
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND wait_event_type = 'Lock'`);
    await busy;
  });

  it.skipIf(process.platform === 'win32')('while the server is frozen', async () => {
    // So that there are open connections, which do not fail by themselves.
    await Promise.all(reads().map(([, call]) => call()));
    const processes = await serverProcesses();
    const signal = (name: NodeJS.Signals) => processes.forEach((pid) => process.kill(pid, name));
    signal('SIGSTOP');
    mend = async () => signal('SIGCONT');
    const busy = expectBusy([...reads(), ...writes()]);
    expect(await ready()).toBe(503);
    await busy;
  });

  it.skipIf(process.platform === 'win32')(
    'while the server freezes in a transaction, whose connection is closed',
    async () => {
      const removed = new Promise((resolve) => connection.pool.once('remove', resolve));
      const frozen = await connection.database
        .$transaction(async (transaction) => {
          const [backend] = await transaction.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`;
          process.kill(backend.pid, 'SIGSTOP');
          mend = async () => process.kill(backend.pid, 'SIGCONT');
          await transaction.$queryRaw`SELECT 1`;
        })
        .catch((error: unknown) => error);
      expect(isDatabaseUnavailable(frozen)).toBe(true);
      await removed;
      for (const [name, call] of reads())
        await expect.poll(async () => (await call()).status, { message: name }).toBe(200);
    },
  );

  it('for writes while the server is read-only, and reads answer', async () => {
    await sql('ALTER SYSTEM SET default_transaction_read_only = on', 'SELECT pg_reload_conf()');
    mend = () =>
      sql(
        'SET default_transaction_read_only = off',
        'ALTER SYSTEM RESET default_transaction_read_only',
        'SELECT pg_reload_conf()',
      );
    await expect.poll(ready).toBe(503);
    await expectBusy(writes());
    for (const [name, call] of reads())
      await expect.poll(async () => (await call()).status, { message: name }).toBe(200);
  });

  it('while the server accepts no further connection', async () => {
    await sql(
      'ALTER ROLE casedoor CONNECTION LIMIT 0',
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'casedoor'`,
    );
    mend = () => sql('ALTER ROLE casedoor CONNECTION LIMIT -1');
    expect(await ready()).toBe(503);
    await expectBusy([...reads(), ...writes()], 2);
  });

  it('while every connection is in use, those of the first reads too', async () => {
    const taken = await Promise.all([
      ...Array.from({ length: 4 }, () => connection.pool.connect()),
      ...Array.from({ length: 3 }, () => connection.reads.connect()),
    ]);
    mend = async () => taken.forEach((client) => client.release());
    const busy = expectBusy([...reads(), ...writes()]);
    expect(await ready()).toBe(503);
    await busy;
  });

  it('for writes while the disk is full', async () => {
    // Raised by the server with PostgreSQL's own code: a test cannot fill the machine's disk.
    const tables = ['User', 'RateLimit', 'Session', 'Registration'];
    await sql(
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`,
      ...tables.map(
        (table) => `CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON "${table}"
         EXECUTE FUNCTION full_disk()`,
      ),
    );
    mend = () => sql('DROP FUNCTION full_disk CASCADE');
    expect(await ready()).toBe(503);
    await expectBusy(writes());
  });
});

it.skipIf(process.platform === 'win32')(
  'mails in delivery go on, in the same jobs, after every process of the server was killed',
  async () => {
    const databaseUrl = connection.pool.options.connectionString!;
    await installJobs(databaseUrl);
    // Lost connections are reported here.
    const jobs = createJobs({ databaseUrl, onError: () => undefined });
    const released = Promise.withResolvers<void>();
    let delivering = 0;
    const idle = () => Promise.resolve();
    await jobs.start({
      'deliver-email': async (taken) => {
        delivering += 1;
        await released.promise;
        await connection.database.$queryRaw`SELECT 1`;
        return taken.map(() => ({ retryInSeconds: null }));
      },
      'sweep-outbox': idle,
      'expire-registrations': idle,
      'report-conflict': idle,
      'send-invitations': idle,
      'remind-invitees': idle,
      'send-digests': idle,
      'import-rows': idle,
      'request-password-reset': idle,
    });
    const mails = [1, 2, 3].map((number) => `019a9d3e-7c1f-7d20-9f35-c0ffee00000${number}`);
    for (const emailId of mails) await jobs.enqueue('deliver-email', { emailId });
    await expect.poll(() => delivering).toBe(1);
    for (const pid of await serverProcesses()) process.kill(pid, 'SIGKILL');
    released.resolve();
    await expect.poll(async () => delivering).toBeGreaterThan(1);
    server = await start();
    const ended = async () => {
      const { rows } = await connection.pool.query<{ state: string; retries: number }>(
        `SELECT state, retry_count AS retries FROM pgboss.job WHERE name = 'deliver-email'`,
      );
      return rows;
    };
    await expect
      .poll(() => ended().catch(() => null))
      .toEqual(mails.map(() => ({ state: 'completed', retries: 0 })));
    await jobs.stop();
  },
);
