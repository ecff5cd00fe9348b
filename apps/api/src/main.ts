import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import { readOrCreateAuthSecret } from './auth-secret.ts';
import { config as readConfig, type Config } from './config.ts';
import { connectDatabase, type Database } from './database/client.ts';
import { migrate } from './database/migrate.ts';
import { createJobs } from './jobs/jobs.ts';
import { mailboxMailer } from './mail/mailbox-mailer.ts';
import { resendMailer } from './mail/resend-mailer.ts';
import { setupToken } from './setup/set-up.ts';
import { StartupError } from './startup-error.ts';

/** What was started, to be stopped in reverse. */
const started: { name: string; stop: () => Promise<unknown> }[] = [];

async function start(): Promise<void> {
  const config = readConfig();
  const { url, embedded } = await startDatabase(config);
  const authSecret = config.authSecret ?? (await readOrCreateAuthSecret(embedded ?? ''));
  await migrate({ databaseUrl: url, migrationsDir: join(files.prisma, 'migrations'), schemaPath: join(files.prisma, 'schema.prisma'), log: say });

  const warn = (what: string) => (error: Error) => say(`${what}: ${error.message}`);
  const connection = connectDatabase(url, { onError: warn('The database closed a connection') });
  started.push({ name: 'database connections', stop: () => connection.close() });
  const jobs = createJobs({ databaseUrl: url, onError: (error, queue) => say(`Job ${queue ?? ''}: ${error.message}`) });
  started.push({ name: 'jobs', stop: () => jobs.stop() });

  const { http, handlers } = await buildApp({
    connection,
    jobs,
    mailer: config.mail.kind === 'resend' ? resendMailer(config.mail) : mailboxMailer(),
    mailbox: config.mail.kind === 'mailbox',
    appOrigin: config.appOrigin,
    authSecret,
    corsOrigins: config.corsOrigins,
    trustProxy: config.trustProxy,
    logLevel: config.logLevel,
    webFolder: existsSync(files.web) ? files.web : null,
    hashesAtOnce: availableParallelism(),
  });
  await jobs.start(handlers);
  const demo = embedded === null ? null : await seed(connection.database);

  await http.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new StartupError(`Port ${config.port} is already in use. Stop the other program, or choose another with PORT.`);
    throw error;
  });
  // Requests first, then jobs, then the database.
  started.push({ name: 'server', stop: () => http.close() });
  await announce(config, demo, authSecret, connection.database);
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

async function announce(config: Config, demo: { email: string; password: string } | null, authSecret: string, database: Database): Promise<void> {
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
  for (const { name, stop: stopOne } of started.reverse()) {
    await stopOne().catch((error: Error) => say(`Stopping ${name}: ${error.message}`));
  }
  process.exit(code);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// Bundled, the files lie beside the program; in the workspace, where they are written.
const bundled = existsSync(join(import.meta.dirname, 'prisma', 'migrations'));
const files = {
  prisma: bundled ? join(import.meta.dirname, 'prisma') : join(import.meta.dirname, '../../../prisma'),
  web: bundled ? join(import.meta.dirname, 'web') : join(import.meta.dirname, '../../web/dist'),
};

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    say('Stopping…');
    void stop(0);
  });
}

try {
  await start();
} catch (error) {
  // What the operator can mend is one sentence; anything else is a bug and shows where it is.
  process.stderr.write(`${error instanceof StartupError ? error.message : ((error as Error).stack ?? String(error))}\n`);
  await stop(1);
}
