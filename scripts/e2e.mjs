// npm run e2e [-- FILE…]: runs the journeys in Chromium. Passes its arguments to Playwright.
import { buildDist } from './dist.mjs';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { journeys, runSteps, summary } from './steps.mjs';
import { buildWeb } from './web-build.mjs';
import { runMain } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  await buildWeb();
  await buildDist();
  return summary(await runSteps([{ ...journeys, run: () => journeys.run(process.argv.slice(2)) }]));
});
