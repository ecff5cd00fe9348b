// npm run lighthouse: runs Lighthouse (mobile) on the link page and the person's page, three times; fails below the goals. It measures
// times, so it is not in npm test.
import { findChromium } from './chromium.mjs';
import { buildDist } from './dist.mjs';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { buildWeb } from './web-build.mjs';
import { node, run, runMain, typescript } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  await buildWeb();
  await buildDist();
  const env = { ...process.env, CHROME_PATH: await findChromium() };
  return run(node, [...typescript, 'e2e/run-lighthouse.ts'], { env });
});
