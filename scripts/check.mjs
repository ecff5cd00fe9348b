// npm run check: the checks and tests that need no running product. Passes its arguments to vitest.
import { chooseChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { runSteps, staticChecks, summary, unitTests } from './steps.mjs';
import { runMain } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  await chooseChromium();
  const tests = { ...unitTests, run: () => unitTests.run({ args: process.argv.slice(2) }) };
  return summary(await runSteps([...staticChecks, tests]));
});
