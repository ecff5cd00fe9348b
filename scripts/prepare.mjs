import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { capture, changed, command, node, root, runMain, Stop } from './workspace.mjs';

/** Generates the database client if the schema changed. */
export async function prepare() {
  const state = changed('generate', ['prisma/schema.prisma', 'prisma.config.ts', 'pnpm-lock.yaml']);
  if (!state.changed && existsSync(join(root, 'apps/api/src/platform/database/generated'))) return;
  console.log('Generating the database client…');
  // `generate` requires an engine that it never runs; any existing file avoids the download.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  const { code, output } = await capture(node, [command('prisma'), 'generate', '--no-hints'], { env });
  if (code !== 0) throw new Stop(`Generating the database client failed:\n${output}`);
  state.done();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    await install();
    await prepare();
  });
}
