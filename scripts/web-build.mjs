import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compressFiles } from './compress.mjs';
import { capture, changed, command, node, root, Stop } from './workspace.mjs';

const web = join(root, 'apps/web');
const inputs = [
  'apps/web',
  'packages/contracts/src',
  'pnpm-lock.yaml',
  'scripts/web-build.mjs',
  'scripts/compress.mjs',
];

/** Builds the single-page app into apps/web/dist, with compressed copies beside the files, if its sources changed. */
export async function buildWeb() {
  const state = changed('web-build', inputs);
  if (!state.changed && existsSync(join(web, 'dist/index.html'))) return;
  console.log('Building the web app…');
  const { code, output } = await capture(node, [command('vite', web), 'build'], { cwd: web });
  if (code !== 0) throw new Stop(`Building the web app failed:\n${output}`);
  await compressFiles(join(web, 'dist/assets'));
  state.done();
}
