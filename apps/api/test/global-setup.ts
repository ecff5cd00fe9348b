import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLocalPostgres } from '../../../prisma/local-postgres.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { createDatabase, templateDatabase, urlOfDatabase } from './test-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL for the whole run, with a migrated template that each test file copies as its database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'casedoor-test-'));
  // Folder with the programs of another PostgreSQL, such as /usr/lib/postgresql/15/bin.
  const binaries = process.env['TEST_POSTGRES_BIN'];
  const server = await startLocalPostgres({ dataDir, log: () => undefined, fast: true, binaries });
  const teardown = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await createDatabase(server.url, templateDatabase);
    await migrate({
      databaseUrl: urlOfDatabase(server.url, templateDatabase),
      migrationsDir: join(import.meta.dirname, '../../../prisma/migrations'),
      log: () => undefined,
    });
    project.provide('postgresUrl', server.url);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
