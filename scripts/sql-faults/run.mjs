// Applies the faults of faults.mjs to the source, one at a time, and expects the tests named with each to fail.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, command, node } from '../workspace.mjs';
import { faults } from './faults.mjs';

/**
 * The step of `npm run test:mutation`: a fault that no test
 * detects counts as failed. Words select faults by name or file.
 */
export const sqlFaults = {
  name: 'faults in SQL',
  async run(words = []) {
    const chosen = faults.filter(({ name, file }) =>
      words.every((word) => name.includes(word) || file.includes(word)),
    );
    const sum = { passed: 0, failed: 0 };
    for (const fault of chosen) {
      const { seen, why } = await isSeen(fault);
      console.log(`  ${seen ? '✓' : '✗'} ${fault.name} (${fault.file})${why ? `: ${why}` : ''}`);
      sum[seen ? 'passed' : 'failed'] += 1;
    }
    return sum;
  },
};

async function isSeen({ file, original, faulty, tests, only }) {
  const folder = mkdtempSync(join(tmpdir(), 'casedoor-fault-'));
  const applied = join(folder, 'applied');
  const report = join(folder, 'report.json');
  try {
    const words = ['run', '--config', 'scripts/sql-faults/vitest.config.mjs', '--reporter=json'];
    const { output } = await capture(
      node,
      [
        command('vitest'),
        ...words,
        `--outputFile.json=${report}`,
        '--bail=1',
        ...(only ? ['-t', only] : []),
        ...tests,
      ],
      { env: { ...process.env, CASEDOOR_SQL_FAULT: JSON.stringify({ file, original, faulty, applied }) } },
    );
    if (read(applied) === null) return { seen: false, why: `no test loads it\n${output}` };
    const failures = failuresIn(JSON.parse(read(report) ?? '{"testResults":[]}'));
    if (failures.length === 0) return { seen: false, why: 'every test passes' };
    // A time-out on a slow machine does not mean that a test detected the fault.
    const seen = failures.some((message) => !/timed out/i.test(message));
    return { seen, why: seen ? null : 'the tests only timed out' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function failuresIn({ testResults }) {
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ failureMessages }) => failureMessages.join('\n')),
  );
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
