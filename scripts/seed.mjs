// npm run seed: a fresh embedded database with the demo organization, without leaving the program running.
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { node, run, runMain, Stop, typescript } from './workspace.mjs';

await runMain(async () => {
  if (process.env.DATABASE_URL) {
    throw new Stop('Demo data goes into the embedded database only; unset DATABASE_URL to seed it.');
  }
  await install();
  await prepare();
  return run(node, [...typescript, 'prisma/seed.ts']);
});
