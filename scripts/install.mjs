import { existsSync } from 'node:fs';
import { changed, node, root, run, Stop, windows } from './workspace.mjs';

const inputs = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  'apps/api/package.json',
  'apps/web/package.json',
  'packages/contracts/package.json',
  'e2e/package.json',
];

/** Installs the packages if they are missing or the lockfile changed. */
export async function install() {
  const state = changed('install', inputs);
  if (!state.changed && existsSync(node)) return;
  console.log('Installing packages (about a minute the first time)…');
  // Windows needs a shell, because npx is a .cmd file there.
  const args = ['-y', 'pnpm@12', 'install', '--frozen-lockfile'];
  const code = await run('npx', args, { cwd: root, shell: windows });
  if (code !== 0) throw new Stop('Installing the packages failed; what pnpm says above is the reason.');
  state.done();
}
