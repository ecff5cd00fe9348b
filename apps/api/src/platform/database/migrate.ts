import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory, DriverAdapterError } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import type { MigrationDirectory, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { StartupError } from '../startup-error.ts';

export interface MigrateOptions {
  databaseUrl: string;
  /** Holds one folder per migration, in the order of their names. */
  migrationsDir: string;
  schemaPath: string;
  log: (sentence: string) => void;
}

const lockKey = 7065733;
const oldestServer = 180_000;

/**
 * Brings the database's schema up to date, with Prisma's own engine and bookkeeping. Safe to call from several
 * instances at once. Throws StartupError.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const client = await connect(options.databaseUrl);
  try {
    await checkServer(client);
    // The engine takes no lock of its own. A session lock is released even when this process is killed.
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    const migrations = await readMigrations(options.migrationsDir);
    const pending = await findPending(client, migrations);
    if (pending.length === 0) return;
    options.log(`Applying ${pending.length} database migration${pending.length === 1 ? '' : 's'}.`);
    await apply(options, migrations);
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
    // The URL holds the password: name the server only.
    const { host, pathname } = new URL(databaseUrl);
    throw new StartupError(
      `Casedoor cannot connect to PostgreSQL at ${host}${pathname}: ${reasonOf(error)}.`,
    );
  }
  return client;
}

function reasonOf(error: unknown): string {
  // A host with several addresses fails with one error for each, and no message of its own.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
  );
  const server = rows[0];
  if (!server || server.number < oldestServer) {
    throw new StartupError(`Casedoor needs PostgreSQL 18 or newer; this server is ${server?.name}.`);
  }
}

interface Migration {
  name: string;
  sql: string;
}

async function readMigrations(migrationsDir: string): Promise<Migration[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8'),
    })),
  );
}

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows: table } = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`);
  if (!table[0]?.name) return migrations;
  // Each migration is one transaction, so one that did not finish left nothing and is tried again.
  await client.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
  );
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  for (const { name, sql } of migrations) {
    const checksum = applied.get(name);
    if (checksum && checksum !== createHash('sha256').update(sql).digest('hex')) {
      throw new StartupError(`The database migration ${name} was changed after this database applied it.`);
    }
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(options: MigrateOptions, migrations: Migration[]): Promise<void> {
  using engine = await openSchemaEngine(options.databaseUrl, options.schemaPath);
  const directories = migrations.map(({ name, sql }): MigrationDirectory => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  }));
  try {
    await engine.applyMigrations({
      migrationsList: {
        baseDir: options.migrationsDir,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: directories,
      },
      filters: { externalTables: [], externalEnums: [] },
    });
  } catch (error) {
    // The engine appends its own call stack to the database's words.
    const [reason] = reasonOf(error).split(/\n\s+0: /);
    throw new StartupError(`A database migration failed. ${reason}`, { cause: error });
  }
}

/** Prisma's schema engine as WebAssembly: it applies and compares schemas without a downloaded binary. */
export async function openSchemaEngine(databaseUrl: string, schemaPath: string): Promise<SchemaEngine> {
  // Loaded only when needed: it takes longer than everything else at a start.
  const engine = await import('@prisma/schema-engine-wasm');
  return engine.SchemaEngine.new(
    { datamodels: [[schemaPath, await readFile(schemaPath, 'utf8')]] },
    () => undefined,
    // The engine never closes its connections; a database that is connected to cannot be copied.
    bindMigrationAwareSqlAdapterFactory(
      new WholeScriptPg({ connectionString: databaseUrl, idleTimeoutMillis: 100 }),
    ),
  );
}

/**
 * Sends a migration as it is, so that PostgreSQL makes it one transaction. PrismaPg cuts it at every semicolon,
 * also those inside functions and comments.
 */
class WholeScriptPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script).catch(rethrow);
    };
    return adapter;
  }
}

/** The engine passes on the words of this kind of error only. */
function rethrow(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const { code = '', severity = '', message, detail, column, hint } = error;
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}
