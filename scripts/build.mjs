// npm run build: makes dist/, a folder that `node dist/main.js` runs wherever it is copied to.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { buildWeb } from './web-build.mjs';
import { capture, command, node, root, runMain, Stop, windows } from './workspace.mjs';

const dist = join(root, 'dist');

await runMain(async () => {
  await install();
  await prepare();
  await buildWeb();

  rmSync(dist, { recursive: true, force: true });
  // The production dependencies only: neither the embedded PostgreSQL nor any tool.
  const deploy = ['--filter', '@casedoor/api', 'deploy', '--prod', '--legacy', dist];
  await must('Gathering the dependencies', 'npx', ['-y', 'pnpm@12', ...deploy], { shell: windows });
  for (const source of ['src', 'test']) rmSync(join(dist, source), { recursive: true, force: true });
  await must('Bundling the API', node, [command('rolldown'), '-c', 'scripts/rolldown.config.mjs']);
  cpSync(join(root, 'apps/web/dist'), join(dist, 'web'), { recursive: true });
  cpSync(join(root, 'prisma/migrations'), join(dist, 'prisma/migrations'), { recursive: true });
  cpSync(join(root, 'prisma/schema.prisma'), join(dist, 'prisma/schema.prisma'));
  console.log(`Built ${dist}. Run it with DATABASE_URL and AUTH_SECRET set: node dist/main.js`);
});

async function must(what, file, args, options) {
  console.log(`${what}…`);
  const { code, output } = await capture(file, args, options);
  if (code !== 0) throw new Stop(`${what} failed:\n${output}`);
}
