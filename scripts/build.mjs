// npm run build: everything `node dist/main.js` needs, beside production dependencies.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { buildWeb } from './web-build.mjs';
import { capture, command, node, root, runMain, Stop } from './workspace.mjs';

const dist = join(root, 'dist');

await runMain(async () => {
  await install();
  await prepare();
  await buildWeb();

  rmSync(dist, { recursive: true, force: true });
  const { code, output } = await capture(node, [command('rolldown'), '-c', 'scripts/rolldown.config.mjs']);
  if (code !== 0) throw new Stop(`Bundling the API failed:\n${output}`);
  cpSync(join(root, 'apps/web/dist'), join(dist, 'web'), { recursive: true });
  cpSync(join(root, 'prisma/migrations'), join(dist, 'prisma/migrations'), { recursive: true });
  cpSync(join(root, 'prisma/schema.prisma'), join(dist, 'prisma/schema.prisma'));
  console.log(`Built ${dist}. Run it with DATABASE_URL and AUTH_SECRET set: node dist/main.js`);
});
