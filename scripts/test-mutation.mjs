// npm run test:mutation: applies faults to the source and expects the
// tests to fail. Words select among the faults in SQL, without Stryker.
import { install } from './install.mjs';
import { mutants } from './mutation/run.mjs';
import { prepare } from './prepare.mjs';
import { sqlFaults } from './sql-faults/run.mjs';
import { runSteps, summary } from './steps.mjs';
import { runMain } from './workspace.mjs';

await runMain(async () => {
  await install();
  await prepare();
  const words = process.argv.slice(2);
  const inSql = { ...sqlFaults, run: () => sqlFaults.run(words) };
  return summary(await runSteps(words.length === 0 ? [inSql, mutants] : [inSql]));
});
