// npm start: installs what is missing, builds what changed, then runs the program.
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { buildWeb } from './web-build.mjs';
import { node, run, runMain, typescript } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  await buildWeb();
  return run(node, [...typescript, 'apps/api/src/main.ts']);
});
