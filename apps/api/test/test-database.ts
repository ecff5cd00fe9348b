import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
}

export const templateDatabase = 'casedoor_template';

/** Creates an empty, migrated database for one test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  // Imported here because the global setup uses this file outside any test.
  const { inject } = await import('vitest');
  const serverUrl = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createDatabase(serverUrl, name, templateDatabase);
  return {
    url: urlOfDatabase(serverUrl, name),
    drop: () => dropDatabase(serverUrl, name),
  };
}

export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  // Copying files is ten times faster than the default for a template as small as ours.
  await query(
    serverUrl,
    `CREATE DATABASE ${name}${template ? ` TEMPLATE ${template} STRATEGY file_copy` : ''}`,
  );
}

export function dropDatabase(serverUrl: string, name: string): Promise<void> {
  return query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

export function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
