// npm run seed: puts the demo organization into the embedded database, without leaving the program running.
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { node, run, runMain, typescript } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  return run(node, [...typescript, 'prisma/seed-local.ts']);
});
