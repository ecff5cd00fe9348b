// npm run build: builds dist/, a folder that `node dist/main.js` runs wherever it is copied to.
import { buildDist } from './dist.mjs';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { buildWeb } from './web-build.mjs';
import { runMain } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  await buildWeb();
  await buildDist();
  console.log('dist/ is built. Run it with DATABASE_URL and AUTH_SECRET set: node dist/main.js');
});
