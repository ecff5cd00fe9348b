// npm run screenshots: takes the README's two screenshots from the running product.
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
  const env = { ...process.env, PLAYWRIGHT_CHROMIUM_PATH: await findChromium() };
  return run(node, [...typescript, 'e2e/take-screenshots.ts'], { env });
});
