import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createDatabase, dropDatabase, urlOfDatabase } from '../../../test/test-database.ts';
import { migrate } from './migrate.ts';

const schemaPath = join(import.meta.dirname, '../../../../../prisma/schema.prisma');
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

  const start = () =>
    migrate({ databaseUrl, migrationsDir, schemaPath, log: (sentence) => sentences.push(sentence) });

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

  it('applies each migration once when several instances start together', async () => {
    await write('1_first', 'CREATE TABLE colour (name text);');
    await write('2_second', `INSERT INTO colour VALUES ('blue');`);
    await Promise.all([start(), start(), start()]);
    await start();
    expect(await query('SELECT name FROM colour')).toEqual([{ name: 'blue' }]);
    expect(sentences).toEqual(['Applying 2 database migrations.']);
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

  it('leaves nothing of a migration that fails, and tries it again once mended', async () => {
    await write('1_first', 'CREATE TABLE colour (name text); SELECT nothing FROM nowhere;');
    await expect(start()).rejects.toThrow(/A database migration failed.*nowhere/s);
    await write('1_first', 'CREATE TABLE colour (name text);');
    await start();
    expect(await query('SELECT name FROM colour')).toEqual([]);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await write('1_first', 'CREATE TABLE colour (name text);');
    await start();
    await write('1_first', 'CREATE TABLE shade (name text);');
    await expect(start()).rejects.toThrow('1_first was changed after this database applied it.');
  });

  it('says what to do where the role may not create the extension that searches need', async () => {
    const folder = join(import.meta.dirname, '../../../../../prisma/migrations');
    const name = (await readdir(folder)).find((each) => each.endsWith('_search_indexes')) ?? '';
    const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
    await write('1_first', sql.slice(0, sql.indexOf('$$;') + 3));
    const role = `poor_${Date.now()}`;
    await query(`CREATE ROLE ${role} LOGIN PASSWORD 'poor'; GRANT CREATE ON SCHEMA public TO ${role};`);
    const poor = new URL(databaseUrl);
    poor.username = role;
    poor.password = 'poor';
    try {
      const failure = migrate({ databaseUrl: poor.href, migrationsDir, schemaPath, log: () => undefined });
      await expect(failure).rejects.toThrow(
        /its database role may not create it\. Let the owner .* run CREATE EXTENSION pg_trgm/,
      );
      await query('CREATE EXTENSION pg_trgm');
      await migrate({ databaseUrl: poor.href, migrationsDir, schemaPath, log: () => undefined });
    } finally {
      await query(`DROP OWNED BY ${role}; DROP ROLE ${role};`);
    }
  });

  it('names the server it cannot reach, without the password', async () => {
    const unreachable = { databaseUrl: 'postgresql://me:hunter2@127.0.0.1:1/db', migrationsDir, schemaPath };
    const failure = await migrate({ ...unreachable, log: () => undefined }).catch(String);
    expect(failure).toMatch(/cannot connect to PostgreSQL at 127\.0\.0\.1:1\/db/);
    expect(failure).not.toContain('hunter2');
  });
});
