// npm run bench [-- --size 100000 --runs 20 --only /users]:
// measures the lists of a large organization. Not in npm test.
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { node, run, runMain, typescript } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  return run(node, [...typescript, 'bench/lists.ts', ...process.argv.slice(2)]);
});
