import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../apps/api/src/platform/database/migrate.ts';
import { installJobs } from '../apps/api/src/platform/jobs/jobs.ts';
import { startLocalPostgres } from '../prisma/local-postgres.ts';
import { fillOrganization, type LargeOrganization } from './fill-organization.ts';

/** A PostgreSQL of its own, with the measured organization in it. */
export interface LargeDatabase {
  url: string;
  dataDir: string;
  large: LargeOrganization;
  /** Stops the server, and deletes its files unless `folder` was given. */
  stop: () => Promise<void>;
}

/** Starts PostgreSQL, migrates and fills its database; a `folder` keeps both, and the next call finds them filled. */
export async function startLargeDatabase({
  size,
  folder,
}: {
  size: number;
  folder: string | undefined;
}): Promise<LargeDatabase> {
  const dataDir = folder ?? mkdtempSync(join(tmpdir(), 'casedoor-bench-'));
  const server = await startLocalPostgres({ dataDir, log: () => undefined });
  const stop = async () => {
    await server.stop();
    if (!folder) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const migrationsDir = join(import.meta.dirname, '../prisma/migrations');
    await migrate({ databaseUrl: server.url, migrationsDir, log: () => undefined });
    await installJobs(server.url);
    const large = await filled(server.url, join(dataDir, 'large-organization.json'), size);
    return { url: server.url, dataDir, large, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Fills the database, unless an earlier run did and left its notes in `file`. */
async function filled(url: string, file: string, size: number): Promise<LargeOrganization> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as LargeOrganization;
  const began = performance.now();
  const large = await fillOrganization(url, size);
  console.log(`Filled with ${size} of each in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
  writeFileSync(file, JSON.stringify(large));
  return large;
}
