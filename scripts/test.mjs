// npm test: everything that must hold, on a fresh machine too. Its last line is the sum.
import { install } from './install.mjs';
import { prepare } from './prepare.mjs';
import { build, journeys, runSteps, sizes, staticChecks, summary, unitTests } from './steps.mjs';
import { runMain } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  const sum = await runSteps([...staticChecks, unitTests]);
  const built = await runSteps([build]);
  // Without a built app every journey would fail for the same reason.
  const rest = built.failed === 0 ? await runSteps([sizes, journeys]) : { passed: 0, failed: 1 };
  return summary({
    passed: sum.passed + built.passed + rest.passed,
    failed: sum.failed + built.failed + rest.failed,
  });
});
