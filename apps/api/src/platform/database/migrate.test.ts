import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import {
  migrationsDir as realMigrations,
  openSchemaEngine,
} from '../../../../../prisma/schema-difference.ts';
import { createDatabase, dropDatabase, urlOfDatabase } from '../../../test/test-database.ts';
import { migrate } from './migrate.ts';

const serverUrl = inject('postgresUrl');

describe('migrate', () => {
  let migrationsDir: string;
  let databaseUrl: string;
  let sentences: string[];

  beforeEach(async () => {
    migrationsDir = await mkdtemp(join(tmpdir(), 'casedoor-migrations-'));
    await createDatabase(serverUrl, 'test_migrate');
    databaseUrl = urlOfDatabase(serverUrl, 'test_migrate');
    sentences = [];
  });

  afterEach(async () => {
    await dropDatabase(serverUrl, 'test_migrate');
    await rm(migrationsDir, { recursive: true });
  });

  const start = () => migrate({ databaseUrl, migrationsDir, log: (sentence) => sentences.push(sentence) });

  async function write(name: string, sql: string): Promise<void> {
    await mkdir(join(migrationsDir, name), { recursive: true });
    await writeFile(join(migrationsDir, name, 'migration.sql'), sql);
  }

  async function query(sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }

  const recorded = () =>
    query(`SELECT migration_name AS name, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS "rolledBack"
           FROM _prisma_migrations ORDER BY started_at`);

  /** Returns the number of other connections to the database. */
  async function waiting(): Promise<number> {
    const rows = await query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_try_advisory_xact_lock%' AND pid <> pg_backend_pid()
       UNION ALL SELECT FROM pg_stat_activity WHERE datname = current_database() AND query = 'ROLLBACK'`,
    );
    return rows.length;
  }

  const forPrisma = async (...names: string[]) => ({
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: null },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  });

  it('applies each migration once when several instances start together', async () => {
    await write('1_first', 'CREATE TABLE colour (name text);');
    await write('2_second', `INSERT INTO colour VALUES ('blue');`);
    await Promise.all([start(), start(), start()]);
    await start();
    expect(await query('SELECT name FROM colour')).toEqual([{ name: 'blue' }]);
    expect(sentences).toEqual([
      'Applying the database migration 1_first.',
      'Applying the database migration 2_second.',
    ]);
  });

  it('takes a semicolon in a function or a comment for what it is', async () => {
    await write(
      '1_first',
      `-- One; two.
       CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 42; END $$;`,
    );
    await start();
    expect(await query('SELECT answer()')).toEqual([{ answer: 42 }]);
  });

  it('leaves nothing of a migration that fails, says where it failed, and tries it again once mended', async () => {
    await write(
      '1_first',
      '-- Colours.\nCREATE TABLE colour (name text);\n\nSELECT 1,\n  nothing FROM colour;',
    );
    await expect(start()).rejects.toThrow(
      'The database migration 1_first/migration.sql failed at line 5, in "SELECT 1,": column "nothing" does not exist',
    );
    await write('1_first', 'CREATE TABLE colour (name text);\nSELECT 1 / 0');
    await expect(start()).rejects.toThrow('failed at line 2, in "SELECT 1 / 0": division by zero');
    await write('1_first', 'CREATE TABLE colour (name text);');
    await start();
    expect(await query('SELECT name FROM colour')).toEqual([]);
  });

  it('runs a migration that says so outside a transaction, also when several start together, and again when it was stopped', async () => {
    const concurrently = [
      '-- migrate: no transaction',
      'DROP INDEX CONCURRENTLY IF EXISTS colour_name;',
      'CREATE INDEX CONCURRENTLY colour_name ON colour (name);',
    ].join('\n');
    await write('1_first', 'CREATE TABLE colour (name text);');
    await write('2_index', `${concurrently}\nSELECT 1 / 0;`);
    await expect(start()).rejects.toThrow('2_index/migration.sql failed at line 4');
    expect(await recorded()).toEqual([
      { name: '1_first', finished: true, rolledBack: false },
      { name: '2_index', finished: false, rolledBack: false },
    ]);
    await write('2_index', concurrently);
    await Promise.all([start(), start(), start()]);
    expect(await recorded()).toEqual([
      { name: '1_first', finished: true, rolledBack: false },
      { name: '2_index', finished: false, rolledBack: true },
      { name: '2_index', finished: true, rolledBack: false },
    ]);
  });

  it('keeps no lock once it is done, and waits for another that has it', async () => {
    await write('1_first', 'CREATE TABLE colour (name text);');
    const other = new pg.Client({ connectionString: databaseUrl });
    await other.connect();
    // The lock that `prisma migrate deploy` takes.
    await other.query('SELECT pg_advisory_lock(72707369)');
    const started = start();
    await vi.waitFor(async () => expect(await waiting()).toBe(1));
    expect(await query(`SELECT to_regclass('colour') AS name`)).toEqual([{ name: null }]);
    await other.query('SELECT pg_advisory_unlock(72707369)');
    await started;
    expect(await query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369`)).toEqual([]);
    await other.end();
  });

  it('is recorded as Prisma records it, and knows what Prisma applied', async () => {
    const engine = await openSchemaEngine(databaseUrl);
    const filters = { externalTables: [], externalEnums: [] };
    await write('1_first', 'CREATE TABLE colour (name text);');
    await start();
    await write('2_second', 'CREATE TABLE shade (name text);');
    await engine.applyMigrations({ migrationsList: await forPrisma('1_first', '2_second'), filters });
    await start();
    await write('3_third', 'CREATE TABLE hue (name text);');
    await start();
    const migrationsList = await forPrisma('1_first', '2_second', '3_third');
    const found = await engine.diagnoseMigrationHistory({
      migrationsList,
      filters,
      optInToShadowDatabase: false,
    });
    expect(found).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], history: null });
    expect(sentences).toEqual(
      ['1_first', '3_third'].map((name) => `Applying the database migration ${name}.`),
    );
    const [ours, theirs] = await query(
      `SELECT to_jsonb(m) - '{id,checksum,migration_name,started_at,finished_at}'::text[] AS row FROM _prisma_migrations m ORDER BY started_at`,
    );
    expect(ours).toEqual(theirs);
    engine.free();
  });

  it('names unknown migrations and continues, unless it has its own to apply', async () => {
    await write('1_first', 'CREATE TABLE colour (name text);');
    await write('2_newer', 'CREATE TABLE shade (name text);');
    await start();
    await rm(join(migrationsDir, '2_newer'), { recursive: true });
    sentences = [];
    await start();
    const sentence = 'The database has migrations that this version of Casedoor does not know: 2_newer.';
    expect(sentences).toEqual([sentence]);
    await write('2_other', 'CREATE TABLE hue (name text);');
    await expect(start()).rejects.toThrow(`${sentence} Start a version that has them.`);
  });

  it('says what to do with a database of the layout before the first release', async () => {
    await write('20261122114010_first_schema', 'CREATE TABLE colour (name text);');
    await start();
    await rm(join(migrationsDir, '20261122114010_first_schema'), { recursive: true });
    await write('20261130120000_first_schema', 'CREATE TABLE colour (name text);');
    await expect(start()).rejects.toThrow('delete it with npm run reset');
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await write('1_first', 'CREATE TABLE colour (name text);');
    await start();
    await write('1_first', 'CREATE TABLE shade (name text);');
    await expect(start()).rejects.toThrow('1_first was changed after this database applied it.');
  });

  it('says what to do where the role may not create the extension that searches need', async () => {
    const sql = await readFile(join(realMigrations, '20261130120000_first_schema/migration.sql'), 'utf8');
    await write('1_first', sql.slice(0, sql.indexOf('$$;') + 3));
    const role = `poor_${Date.now()}`;
    await query(`CREATE ROLE ${role} LOGIN PASSWORD 'poor'; GRANT CREATE ON SCHEMA public TO ${role};`);
    const poor = new URL(databaseUrl);
    poor.username = role;
    poor.password = 'poor';
    try {
      const failure = migrate({ databaseUrl: poor.href, migrationsDir, log: () => undefined });
      await expect(failure).rejects.toThrow(
        /its database role may not create it\. Let the owner .* run CREATE EXTENSION pg_trgm/,
      );
      await query('CREATE EXTENSION pg_trgm');
      await migrate({ databaseUrl: poor.href, migrationsDir, log: () => undefined });
    } finally {
      await query(`DROP OWNED BY ${role}; DROP ROLE ${role};`);
    }
  });

  it.each([
    ['SQL_ASCII', 'Casedoor needs a database with the encoding UTF8; this one has SQL_ASCII.'],
    ['UTF8', "The database's locale does not know that é is É"],
  ])('says what a database of the locale C and the encoding %s lacks', async (encoding, sentence) => {
    await dropDatabase(serverUrl, 'test_migrate');
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(
      `CREATE DATABASE test_migrate TEMPLATE template0 ENCODING '${encoding}' LOCALE_PROVIDER libc LOCALE 'C'`,
    );
    await client.end();
    await start().catch((error: Error) => sentences.push(error.message));
    expect(sentences).toEqual([expect.stringContaining(sentence)]);
  });

  it('names the server it cannot reach, without the password', async () => {
    const unreachable = { databaseUrl: 'postgresql://me:hunter2@127.0.0.1:1/db', migrationsDir };
    const failure = await migrate({ ...unreachable, log: () => undefined }).catch(String);
    expect(failure).toMatch(/cannot connect to PostgreSQL at 127\.0\.0\.1:1\/db/);
    expect(failure).not.toContain('hunter2');
  });
});
