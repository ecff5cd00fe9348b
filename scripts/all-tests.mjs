import { chooseChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { build, journeys, runSteps, sizes, staticChecks, summary } from './steps.mjs';

/**
 * Installs, runs the given steps beside the checks and the build,
 * then the journeys; prints the sum and returns the exit code.
 */
export async function runAllTests(steps) {
  const start = performance.now();
  await install();
  await prepare();
  await chooseChromium();
  const ready = {
    name: 'packages, database client and browser',
    passed: 0,
    failed: 0,
    seconds: since(start),
  };
  // Concurrently: the tests sometimes wait for the database, and the checks use that time.
  const [tests, checks] = await Promise.all([runSteps(steps), runSteps([build, sizes, ...staticChecks])]);
  // Without a built app every journey would fail for the same reason.
  const isBuilt = checks.find(({ name }) => name === build.name)?.failed === 0;
  const last = isBuilt
    ? await runSteps([journeys])
    : [{ name: journeys.name, passed: 0, failed: 1, seconds: 0 }];
  const all = { name: 'in all', passed: 0, failed: 0, seconds: since(start) };
  return summary([ready, ...tests, ...checks, ...last, all]);
}

function since(start) {
  return (performance.now() - start) / 1000;
}
