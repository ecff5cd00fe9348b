// npm test: runs every required check, also on a fresh machine. Its last line is the sum.
import { runAllTests } from './all-tests.mjs';
import { unitTests } from './steps.mjs';
import { runMain } from './workspace.mjs';

const tests = { ...unitTests, run: () => unitTests.run({ beside: true }) };

await runMain(() => runAllTests([tests]));
