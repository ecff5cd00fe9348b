// The checks: each is a step with a name, its time, and its counts.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { buildDist } from './dist.mjs';
import { capture, command, node, root, run, Stop } from './workspace.mjs';
import { firstLoads, judge, judgeBundle, judgeInviteesLibraries } from './size.mjs';
import { buildWeb } from './web-build.mjs';

const results = join(root, 'test-results');

const check = (name, packageName, args) => ({
  name,
  async run() {
    const { code, output } = await capture(node, [command(packageName), ...args]);
    if (code !== 0) console.log(output.trimEnd());
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  },
});

export const staticChecks = [
  check('format', 'oxfmt', ['--check', '.']),
  // The type-aware rules need the program's types anyway: the same pass reports what the compiler would.
  check('lint and types', 'oxlint', ['--type-aware', '--type-check', '--deny-warnings']),
  check('unused code', 'knip', []),
];

/**
 * The unit and endpoint tests. Beside other steps, their output goes to test-results/ and is printed only if they fail.
 */
export const unitTests = {
  name: 'unit and endpoint tests',
  async run({ args = [], env = {}, beside = false } = {}) {
    const report = freshReport('vitest.json');
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const words = [command('vitest'), 'run', ...reporters, ...args];
    const start = beside ? runIntoFile : run;
    const code = await start(node, words, { env: { ...process.env, ...env } });
    return counted(code, report, ({ numPassedTests, numFailedTests, testResults }) => {
      // A file that fails before its first test counts as one failure.
      const broken = testResults.filter(
        (file) => file.status === 'failed' && file.assertionResults.length === 0,
      );
      return { passed: numPassedTests, failed: numFailedTests + broken.length };
    });
  },
};

export const build = {
  name: 'build of the web app and the bundle',
  async run() {
    try {
      await buildWeb();
      await buildDist();
      return { passed: 1, failed: 0 };
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      console.log(error.message);
      return { passed: 0, failed: 1 };
    }
  },
};

export const sizes = {
  name: 'sizes of the first screens of invitees and clients, and of dist/',
  async run() {
    const web = join(root, 'apps/web/dist');
    const judged = [
      judge(firstLoads(web, 'invitee')),
      judge(firstLoads(web, 'client')),
      judgeInviteesLibraries(web),
      judgeBundle(join(root, 'dist')),
    ];
    for (const line of judged.flatMap(({ lines }) => lines)) console.log(`  ${line}`);
    const passed = judged.filter(({ kept }) => kept).length;
    return { passed, failed: judged.length - passed };
  },
};

export const journeys = {
  name: 'journeys in Chromium',
  async run(args = []) {
    const report = freshReport('playwright.json');
    const env = {
      ...process.env,
      PLAYWRIGHT_CHROMIUM_PATH: await findChromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    };
    const words = [
      command('@playwright/test', join(root, 'e2e')),
      'test',
      '--config',
      'e2e/playwright.config.ts',
      ...args,
    ];
    const code = await run(node, words, { env });
    const { secondTry = [], ...sum } = counted(code, report, ({ stats, errors, suites }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + (stats.unexpected + stats.flaky === 0 ? errors.length : 0),
      secondTry: secondTries(suites),
    }));
    for (const name of secondTry) console.log(`  ! passed at the second try only, to be mended: ${name}`);
    return sum;
  },
};

/** The journeys in a report that failed once and passed on retry. */
function secondTries(suites) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? [])
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => `${file} › ${title}`),
    ...secondTries(suite.suites ?? []),
  ]);
}

/** Runs steps in order, prints each one's name and time, and returns what each counted. */
export async function runSteps(steps) {
  const results = [];
  for (const step of steps) {
    const start = performance.now();
    console.log(`\n▸ ${step.name}`);
    const { passed, failed } = await step.run();
    const seconds = (performance.now() - start) / 1000;
    console.log(`  ${line({ name: step.name, passed, failed, seconds })}`);
    results.push({ name: step.name, passed, failed, seconds });
  }
  return results;
}

/** Prints the time of each step, then the sum as the plain last line; returns the exit code. */
export function summary(results) {
  console.log('');
  const width = Math.max(...results.map(({ name }) => name.length));
  for (const { name, failed, seconds } of results)
    console.log(`  ${failed === 0 ? '✓' : '✗'} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s`);
  const total = (what) => results.reduce((sum, result) => sum + result[what], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 ? 0 : 1;
}

const line = ({ name, passed, failed, seconds }) =>
  `${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(1)} s)`;

/** Runs a command with its output in a file, which is printed only if the command fails. */
async function runIntoFile(file, args, options) {
  const path = freshReport('vitest.log');
  const output = openSync(path, 'w');
  const code = await run(file, args, { ...options, stdio: ['ignore', output, output] });
  closeSync(output);
  if (code !== 0) console.log(readFileSync(path, 'utf8').trimEnd());
  return code;
}

function freshReport(name) {
  mkdirSync(results, { recursive: true });
  const path = join(results, name);
  rmSync(path, { force: true });
  return path;
}

function counted(code, report, read) {
  let sum;
  try {
    sum = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
  // A runner that fails without a failed test still failed.
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}
