// npm run seed: seeds the embedded database with the demo organization, then exits.
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { node, run, runMain, typescript } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  return run(node, [...typescript, 'prisma/seed-local.ts']);
});
