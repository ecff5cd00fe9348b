// Lets Stryker change operators, conditions and constants of the files in stryker.config.mjs, and expects a test to fail for each.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { command, node, root, run } from '../workspace.mjs';
import { survivors } from './survivors.mjs';

const report = join(root, 'test-results/mutation.json');

/** The step of `npm run test:mutation`: a mutant that every test passes, and that survivors.mjs gives no reason for, counts as failed. */
export const mutants = {
  name: 'mutants by Stryker',
  async run() {
    rmSync(report, { force: true });
    const words = ['run', 'scripts/mutation/stryker.config.mjs'];
    const code = await run(node, [command('@stryker-mutator/core'), ...words]);
    if (code !== 0) return { passed: 0, failed: 1 };
    const { detected, alive } = read(JSON.parse(readFileSync(report, 'utf8')));
    const explained = new Set(survivors.map(nameOf));
    const unexplained = alive.filter((mutant) => !explained.has(nameOf(mutant)));
    for (const mutant of unexplained) console.log(`  ✗ ${nameOf(mutant)}`);
    const gone = survivors.filter((survivor) => !alive.some((mutant) => nameOf(mutant) === nameOf(survivor)));
    for (const survivor of gone) console.log(`  ✗ no longer a survivor: ${nameOf(survivor)}`);
    const score = (100 * detected) / (detected + alive.length);
    console.log(`  ${detected} detected, ${alive.length} survived: ${score.toFixed(1)} %`);
    return { passed: detected, failed: unexplained.length + gone.length };
  },
};

/** How many mutants a test detected, and those that none did, in the files of a report. */
function read({ files }) {
  const all = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map(({ status, location, replacement }) => ({
      status,
      file,
      original: textAt(source, location),
      replacement,
    })),
  );
  return {
    detected: all.filter(({ status }) => ['Killed', 'Timeout', 'RuntimeError'].includes(status)).length,
    alive: all.filter(({ status }) => ['Survived', 'NoCoverage'].includes(status)),
  };
}

function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join(' ').replaceAll(/\s+/g, ' ');
}

const nameOf = ({ file, original, replacement }) =>
  `${file}: ${original} → ${replacement.replaceAll(/\s+/g, ' ')}`;
