import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture, changed, command, node, root, Stop } from './workspace.mjs';

const api = join(root, 'apps/api');
const dist = join(root, 'dist');

/** Packages that are copied, not bundled: they have native code, or files that they read at run time. */
export const packagesAtRunTime = ['@node-rs/argon2'];

const inputs = [
  'apps/api/package.json',
  'apps/api/src',
  'apps/web',
  'packages/contracts/src',
  'prisma',
  'pnpm-lock.yaml',
  'scripts/dist.mjs',
  'scripts/rolldown.config.mjs',
];

/** Builds dist/ if its sources changed: the bundled API, the built web app (`buildWeb`) and the migrations. */
export async function buildDist() {
  const state = changed('dist', inputs);
  if (!state.changed && existsSync(join(dist, 'main.js'))) return;
  console.log('Bundling the API…');
  rmSync(dist, { recursive: true, force: true });
  const words = [command('rolldown'), '-c', 'scripts/rolldown.config.mjs', '--log-level', 'warn'];
  const { code, output } = await capture(node, words);
  if (code !== 0) throw new Stop(`Bundling the API failed:\n${output}`);
  for (const name of packagesAtRunTime) copyPackage(name, api);
  // Only the size check needs Vite's manifest.
  const forBrowsers = (path) => !path.includes('.vite');
  cpSync(join(root, 'apps/web/dist'), join(dist, 'web'), { recursive: true, filter: forBrowsers });
  cpSync(join(root, 'prisma/migrations'), join(dist, 'prisma/migrations'), { recursive: true });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(
    join(dist, 'package.json'),
    `${JSON.stringify({ name: 'casedoor', version, private: true, type: 'module' }, null, 2)}\n`,
  );
  state.done();
}

/** Copies an installed package and its dependencies into dist/node_modules. */
function copyPackage(name, from) {
  const source = find(name, from);
  // Optional binaries for other systems are not installed.
  if (!source) return;
  const target = join(dist, 'node_modules', name);
  const { version, dependencies, optionalDependencies } = manifest(source);
  if (existsSync(target)) {
    if (manifest(target).version === version) return;
    throw new Stop(`dist/ would need two versions of ${name}; bundle one of the packages that ask for it.`);
  }
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target, { recursive: true, filter: (path) => path !== join(source, 'node_modules') });
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) copyPackage(next, source);
}

/** Returns where Node resolves a package from a folder. */
function find(name, from) {
  const place = join(from, 'node_modules', name);
  if (existsSync(place)) return realpathSync(place);
  const parent = dirname(from);
  return parent === from ? undefined : find(name, parent);
}

const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
