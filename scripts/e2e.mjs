// npm run e2e: runs the journeys of npm test in Chromium.
// npm run e2e -- FILE…: runs all journeys of these files, those of the full suite too. Passes its arguments to Playwright.
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
  const args = process.argv.slice(2);
  if (args.length > 0) process.env.JOURNEYS = 'all';
  return summary(await runSteps([{ ...journeys, run: () => journeys.run(args) }]));
});
