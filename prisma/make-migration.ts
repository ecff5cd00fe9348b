import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../apps/api/src/platform/database/migrate.ts';
import { startLocalPostgres } from './local-postgres.ts';
import { migrationsDir, schemaDifference } from './schema-difference.ts';

const sql = await difference();
if (sql === null) {
  console.log('The migrations make what schema.prisma says: there is nothing to write.');
} else {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsDir, `${time}_${process.argv[2]}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${folder}. Append by hand what Prisma cannot say, with a reason on each.`);
}

/** Applies the migrations to a temporary server and compares the result with schema.prisma. */
async function difference(): Promise<string | null> {
  const dataDir = mkdtempSync(join(tmpdir(), 'casedoor-migration-'));
  const server = await startLocalPostgres({ dataDir, log: () => undefined, fast: true });
  try {
    await migrate({ databaseUrl: server.url, migrationsDir, log: () => undefined });
    return await schemaDifference(server.url);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
