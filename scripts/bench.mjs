// npm run bench [-- --size 100000 --runs 20 --only /users]:
// measures the lists of a large organization. Not in npm test.
// npm run bench -- --sign-in [--pairs 1000]: whether the time of a refused sign-in reveals who has an account.
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { node, run, runMain, typescript } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  return run(node, [
    ...typescript,
    process.argv.includes('--sign-in') ? 'bench/sign-in.ts' : 'bench/lists.ts',
    ...process.argv.slice(2),
  ]);
});
