import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import { setupToken } from './door/setup/set-up.ts';
import { config as readConfig, type Config } from './platform/config/config.ts';
import { StartupError } from './platform/config/startup-error.ts';
import { connectDatabase, type Database } from './platform/database/client.ts';
import { migrate } from './platform/database/migrate.ts';
import { isPooled, pooledSentence } from './platform/database/pooler.ts';
import { prepareProgramRole } from './platform/database/program-role.ts';
import { closesServer } from './platform/http/close-server.ts';
import { createJobs, installJobs } from './platform/jobs/jobs.ts';
import { mailboxMailer } from './platform/mail/mailbox-mailer.ts';
import { resendMailer } from './platform/mail/resend-mailer.ts';
import { readOrCreateAuthSecret } from './platform/secrets/auth-secret.ts';

/** Everything that has started, to stop in reverse order. */
const started: { name: string; stop: () => Promise<unknown> }[] = [];

async function start(): Promise<void> {
  const config = readConfig();
  await refuseTakenPort(config);
  const { url, embedded } = await startDatabase(config);
  throwIfInterrupted();
  const authSecret = config.authSecret ?? (await readOrCreateAuthSecret(embedded ?? ''));
  await migrate({
    databaseUrl: url,
    migrationsDir: join(files.prisma, 'migrations'),
    log: say,
  });
  throwIfInterrupted();
  // The queues' tables must exist before the role is granted its rights to them.
  await installJobs(url);
  throwIfInterrupted();

  const pooled = await isPooled(url);
  if (pooled) say(pooledSentence);
  const connection = connectDatabase(url, {
    pooled,
    role: pooled ? null : await prepareProgramRole(url, say),
    onError: (error) => say(`The database closed a connection: ${error.message}`),
  });
  started.push({ name: 'database connections', stop: () => connection.close() });
  const demo = embedded === null ? null : await seed(connection.database);
  throwIfInterrupted();
  const jobs = createJobs({
    databaseUrl: url,
    onError: (error, queue) => say(`Job ${queue ?? ''}: ${error.message}`),
  });
  started.push({ name: 'jobs', stop: () => jobs.stop() });
  const { http, handlers } = await buildApp({
    connection,
    jobs,
    mailer: config.mail.kind === 'resend' ? resendMailer(config.mail) : mailboxMailer(),
    mailbox: config.mail.kind === 'mailbox',
    webhookSecret: config.mail.kind === 'resend' ? config.mail.webhookSecret : null,
    appOrigin: config.appOrigin,
    authSecret,
    corsOrigins: config.corsOrigins,
    trustProxy: config.trustProxy,
    logLevel: config.logLevel,
    metricsToken: config.metricsToken,
    webFolder: existsSync(files.web) ? files.web : null,
    hashesAtOnce: availableParallelism(),
  });
  await jobs.start(handlers);
  throwIfInterrupted();
  const closeServer = closesServer(http.server, () => http.close());
  await http.listen({ port: config.port, host: config.host });
  // Requests stop first, then jobs, then the database.
  started.push({ name: 'server', stop: closeServer });
  throwIfInterrupted();
  await announce(config, demo, authSecret, connection.database);
}

/** Reports a port in use before anything is started, not after a minute of seeding. */
async function refuseTakenPort({ port, host }: Config): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new StartupError(
        `Port ${port} is already in use. Stop the other program, or choose another with PORT.`,
      );
    if (error.code === 'EACCES')
      throw new StartupError(
        `Port ${port} may not be used by this account. Choose one above 1023 with PORT.`,
      );
    if (error.code === 'EADDRNOTAVAIL')
      throw new StartupError(`HOST ${host} is not an address of this machine.`);
    throw error;
  });
}

async function startDatabase(config: Config): Promise<{ url: string; embedded: string | null }> {
  if (config.database.kind === 'url') return { url: config.database.url, embedded: null };
  const { dataDir } = config.database;
  const { startLocalPostgres } = await import('../../../prisma/local-postgres.ts');
  const postgres = await startLocalPostgres({ dataDir, log: say });
  started.push({ name: 'PostgreSQL', stop: () => postgres.stop() });
  return { url: postgres.url, embedded: dataDir };
}

async function seed(database: Database): Promise<{ email: string; password: string } | null> {
  const { seedDemo } = await import('../../../prisma/seed.ts');
  return seedDemo({ database, log: say });
}

async function announce(
  config: Config,
  demo: { email: string; password: string } | null,
  authSecret: string,
  database: Database,
): Promise<void> {
  say('');
  say(`Casedoor runs at ${config.appOrigin}`);
  if (demo) say(`  Sign in as   ${demo.email} / ${demo.password}`);
  if (config.mail.kind === 'mailbox') say(`  Mails are at ${config.appOrigin}/mailbox`);
  say(`  Reference    ${config.appOrigin}/docs`);
  if ((await database.organization.findFirst({ select: { id: true } })) === null) {
    say(`  First run: set up your organization at ${config.appOrigin}/setup#${setupToken(authSecret)}`);
  }
  say('');
}

async function stop(code: number): Promise<never> {
  state = 'stopping';
  for (const { name, stop: stopOne } of started.reverse()) {
    await stopOne().catch((error: Error) => say(`Stopping ${name}: ${error.message}`));
  }
  process.exit(code);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// In the bundle, the files are beside the program; in the workspace, in their own folders.
const bundled = existsSync(join(import.meta.dirname, 'prisma', 'migrations'));
const files = {
  prisma: bundled ? join(import.meta.dirname, 'prisma') : join(import.meta.dirname, '../../../prisma'),
  web: bundled ? join(import.meta.dirname, 'web') : join(import.meta.dirname, '../../web/dist'),
};

/** A signal arrived during the start: the current step ends, then everything stops. */
class Interrupted extends Error {}

let state: 'starting' | 'running' | 'stopping' = 'starting';
let interrupted = false;

function throwIfInterrupted(): void {
  if (interrupted) throw new Interrupted();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true;
    if (state !== 'running') return;
    say('Stopping…');
    void stop(0);
  });
}

try {
  await start();
  state = 'running';
} catch (error) {
  if (error instanceof Interrupted) await stop(0);
  // A fault that the operator can correct is one sentence; anything else is a bug and prints its stack.
  process.stderr.write(
    `${error instanceof StartupError ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  await stop(1);
}
