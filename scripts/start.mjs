// npm start: installs what is missing, builds what changed, then runs the program as in production, from dist/.
import { buildDist } from './dist.mjs';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { buildWeb } from './web-build.mjs';
import { node, run, runMain } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  await buildWeb();
  await buildDist();
  return run(node, ['--disable-warning=ExperimentalWarning', 'dist/main.js']);
});
