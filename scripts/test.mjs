// npm test: everything that must hold, on a fresh machine too. Its last line is the sum.
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { firstLoad, journeys, runSteps, staticChecks, summary, unitTests, webBuild } from './steps.mjs';
import { runMain } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  const sum = await runSteps([...staticChecks, unitTests]);
  const build = await runSteps([webBuild]);
  // Without a built app every journey would fail for the same reason.
  const rest = build.failed === 0 ? await runSteps([firstLoad, journeys]) : { passed: 0, failed: 1 };
  return summary({
    passed: sum.passed + build.passed + rest.passed,
    failed: sum.failed + build.failed + rest.failed,
  });
});
