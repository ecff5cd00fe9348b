import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSchemaEngine } from '../apps/api/src/platform/database/migrate.ts';
import { startLocalPostgres } from './local-postgres.ts';

const migrations = join(import.meta.dirname, 'migrations');
const schemaPath = join(import.meta.dirname, 'schema.prisma');

const schema = readFileSync(schemaPath, 'utf8');
const sql = await difference(lastSchema(), schema);
if (/^-- This is an empty migration/m.test(sql)) {
  console.log('The schema has not changed since the last migration.');
} else {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrations, `${time}_${process.argv[2]}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  // What the next migration is compared with; the program itself does not read it.
  writeFileSync(join(folder, 'schema.prisma'), schema);
  console.log(`Wrote ${folder}. Append by hand what Prisma cannot say, with a reason on each.`);
}

function lastSchema(): string | null {
  mkdirSync(migrations, { recursive: true });
  const folders = readdirSync(migrations, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const last = folders
    .map((entry) => entry.name)
    .sort()
    .at(-1);
  return last ? readFileSync(join(migrations, last, 'schema.prisma'), 'utf8') : null;
}

/** The engine compares the two texts, but only speaks once it has reached a server. */
async function difference(from: string | null, to: string): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'casedoor-migration-'));
  const server = await startLocalPostgres({ dataDir, log: () => undefined, fast: true });
  const target = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: schemaPath, content }],
  });
  try {
    using engine = await openSchemaEngine(server.url, schemaPath);
    const { stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
