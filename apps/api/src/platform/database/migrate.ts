import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartupError } from '../config/startup-error.ts';
import { splitStatements } from './split-statements.ts';

export interface MigrateOptions {
  databaseUrl: string;
  /** Contains one folder per migration; they run in the order of their names. */
  migrationsDir: string;
  log: (sentence: string) => void;
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** A row of the table in which Prisma records migrations, without those that were rolled back. */
interface Applied {
  name: string;
  checksum: string;
  finished: boolean;
}

/** The first line of a migration that PostgreSQL refuses to run in a transaction. The migration must be repeatable. */
const outsideTransaction = '-- migrate: no transaction';
/** Advisory lock of Prisma's CLI: the CLI and this program exclude each other. */
const lockKey = 72707369;
const oldestServer = 150_000;
/** The first of the migrations that were merged into one before the first release. */
const formerFirst = '20261122114010_first_schema';

// The same definition as Prisma's CLI uses.
const table = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Applies the migrations that the database does not have yet, each in one transaction, and records them as Prisma's CLI
 * does. Safe to call from several instances at once. Throws StartupError.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const migrations = await readMigrations(options.migrationsDir);
  const client = await connect(options.databaseUrl);
  try {
    await checkServer(client, options.log);
    const applied = await readApplied(client);
    reportUnknown(migrations, applied, options.log);
    if (findPending(migrations, applied).length === 0) return;
    await refuseWithoutRights(client);
    await underLock(client, () => client.query(table));
    // Read again under each lock: another instance may apply some of them.
    for (let done = false; !done;) {
      await underLock(client, async () => {
        const [next] = findPending(migrations, await readApplied(client));
        done = next === undefined;
        if (next) await apply(client, next, options);
      });
    }
  } finally {
    await client.end();
  }
}

/**
 * Runs `work` while no other instance migrates or does the same. Its statements on the client are one transaction. Throws
 * StartupError.
 */
export async function underMigrationLock(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await underLock(client, () => work(client));
  } finally {
    await client.end();
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    // The URL contains the password: name the server only.
    const { host, pathname } = new URL(databaseUrl);
    throw new StartupError(
      `Casedoor cannot connect to PostgreSQL at ${host}${pathname}: ${reasonOf(error)}.`,
    );
  }
  return client;
}

function reasonOf(error: unknown): string {
  // A host with several addresses fails with one error for each, and an empty message of its own.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}

async function checkServer(client: pg.Client, log: MigrateOptions['log']): Promise<void> {
  const { rows } = await client.query<{
    number: number;
    name: string;
    encoding: string;
    folds: boolean;
  }>(`
    SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name,
           current_setting('server_encoding') AS encoding, lower('É') = 'é' AS folds`);
  const server = rows[0];
  if (!server || server.number < oldestServer) {
    throw new StartupError(`Casedoor needs PostgreSQL 15 or newer; this server is ${server?.name}.`);
  }
  if (server.encoding !== 'UTF8') {
    throw new StartupError(
      `Casedoor needs a database with the encoding UTF8; this one has ${server.encoding}.`,
    );
  }
  if (!server.folds) {
    log(
      "The database's locale does not know that é is É in lower case, so searches tell them apart; create it with another locale, such as C.UTF-8.",
    );
  }
}

async function refuseWithoutRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string | null; may: boolean | null }>(
    `SELECT current_schema() AS name, has_schema_privilege(current_schema(), 'CREATE') AS may`,
  );
  if (rows[0]?.may) return;
  throw new StartupError(
    `The database role may not create tables in the schema ${rows[0]?.name ?? 'public'}: see "A database role that may not create schemas" in docs/operating.md.`,
  );
}

async function readMigrations(migrationsDir: string): Promise<Migration[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows: found } = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`);
  if (!found[0]?.name) return [];
  const { rows } = await client.query<Applied>(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`);
  return rows;
}

/**
 * Handles migrations of a newer version: migrations only add, so an older version may run on that database, as long as
 * it has none of its own to apply. Throws StartupError.
 */
function reportUnknown(migrations: Migration[], applied: Applied[], log: MigrateOptions['log']): void {
  const unknown = applied
    .map(({ name }) => name)
    .filter((name) => migrations.every((known) => known.name !== name));
  if (unknown.length === 0) return;
  if (unknown.includes(formerFirst)) {
    throw new StartupError(
      'This database has the tables of an early version, which this one cannot bring up to date: ' +
        'delete it with npm run reset (with DATABASE_URL: name an empty database), then start again.',
    );
  }
  const sentence = `The database has migrations that this version of Casedoor does not know: ${unknown.join(', ')}.`;
  if (findPending(migrations, applied).length > 0) {
    throw new StartupError(`${sentence} Start a version that has them.`);
  }
  log(sentence);
}

function findPending(migrations: Migration[], applied: Applied[]): Migration[] {
  const finished = new Map(applied.filter((row) => row.finished).map((row) => [row.name, row.checksum]));
  const edited = migrations.find(({ name, checksum }) => (finished.get(name) ?? checksum) !== checksum);
  if (edited) {
    throw new StartupError(
      `The database migration ${edited.name} was changed after this database applied it.`,
    );
  }
  return migrations.filter(({ name }) => !finished.has(name));
}

/**
 * Runs `work` in a transaction that has the advisory lock: it is released with the transaction, so no connection pooler
 * keeps it. Polls for it, because CREATE INDEX CONCURRENTLY would wait for a query that waits for the lock.
 */
async function underLock(client: pg.Client, work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    await client.query('BEGIN');
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [
      lockKey,
    ]);
    if (rows[0]?.taken) break;
    await client.query('ROLLBACK');
    await sleep(100);
  }
  // An operator's time-outs are meant for requests.
  await client.query(`
    SELECT set_config(name, '0', true) FROM pg_settings
    WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`);
  await work();
  await client.query('COMMIT');
}

async function apply(client: pg.Client, migration: Migration, options: MigrateOptions): Promise<void> {
  options.log(`Applying the database migration ${migration.name}.`);
  if (migration.sql.split(/\r?\n/, 1)[0] !== outsideTransaction) return run(client, migration);
  // `client` keeps the lock; its transaction is idle meanwhile.
  const worker = await connect(options.databaseUrl);
  try {
    await run(worker, migration);
  } finally {
    await worker.end();
  }
}

async function run(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  // Retry a migration that was interrupted, by us or by Prisma's CLI.
  await client.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now()
     WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  );
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  for (const statement of splitStatements(sql)) {
    await client.query(statement.sql).catch((error: unknown) => {
      const position = error instanceof pg.DatabaseError ? Number(error.position ?? 1) : 1;
      const line = statement.line + statement.sql.slice(0, position - 1).split('\n').length - 1;
      const [beginning] = statement.sql.split('\n');
      throw new StartupError(
        `The database migration ${name}/migration.sql failed at line ${line}, in "${beginning}": ${reasonOf(error)}`,
        { cause: error },
      );
    });
  }
  await client.query(
    'UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
    [id],
  );
}
