import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { request } from '@playwright/test';
import { Api } from './api.ts';
import { askForPersonalLink, demoAdmin, newPerson } from './people.ts';
import { startProduct } from './product.ts';

/** Lowest score of each Lighthouse category, of 100. */
const goals = { performance: 97, accessibility: 100, 'best-practices': 100 } as const;
const timings = {
  'first-contentful-paint': 'first contentful paint',
  'largest-contentful-paint': 'largest contentful paint',
  'total-blocking-time': 'total blocking time',
} as const;
const runs = 3;
const reports = join(import.meta.dirname, '../test-results/lighthouse');

/** The parts of a Lighthouse report that are used. */
interface Report {
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly score: number;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly numericValue?: number }>
  >;
}

mkdirSync(reports, { recursive: true });
const product = await startProduct();
try {
  const pages = await openPages(product.origin);
  for (const [name, url] of Object.entries(pages)) {
    console.log(`Lighthouse (mobile) on the ${name}, ${runs} times, on ${cpus().length} processors.`);
    const found: Report[] = [];
    for (let round = 1; round <= runs; round += 1) {
      const load = loadavg()[0]?.toFixed(1);
      const report = await measure(url, join(reports, `${name.replaceAll(' ', '-')}-${round}.json`));
      found.push(report);
      console.log(`  ${round}: ${scoresOf(report)} (load before it: ${load})`);
    }
    if (judge(found) !== 0) process.exitCode = 1;
  }
} finally {
  await product.stop();
}

/**
 * Creates a link that is switched on and opens a case, and starts a registration; returns the URLs of the link page and the
 * person's page. The page between them has no address of its own: it stands in the browser's history.
 */
async function openPages(origin: string): Promise<Record<string, string>> {
  const http = await request.newContext({ baseURL: origin });
  const admin = new Api(http);
  await admin.call('POST /session', { body: demoAdmin });
  const { url } = await admin.signupLink({ title: 'Lighthouse', autoCreateCase: true });
  const personalLink = await askForPersonalLink(admin, url, newPerson('Ada'));
  await http.dispose();
  return { 'link page': url, "person's page": personalLink };
}

async function measure(url: string, report: string): Promise<Report> {
  const words = [
    '-y',
    'lighthouse@13.5.0',
    url,
    `--only-categories=${Object.keys(goals).join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox',
    '--output=json',
    `--output-path=${report}`,
    '--quiet',
  ];
  // Our own Node first in PATH: Lighthouse needs a newer one than npm may run on.
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  // Lighthouse's default is a mid-range phone on slow 4G, simulated.
  await promisify(execFile)('npx', words, {
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}

function scoresOf({ categories }: Report): string {
  return Object.keys(goals)
    .map((name) => `${name} ${percent(categories[name]?.score)}`)
    .join(', ');
}

/** Prints the medians and what keeps a score below its goal; returns the exit code. */
function judge(found: readonly Report[]): number {
  for (const [audit, name] of Object.entries(timings))
    console.log(
      `Median ${name}: ${Math.round(median(found.map((each) => each.audits[audit]?.numericValue)))} ms`,
    );
  let code = 0;
  for (const [name, goal] of Object.entries(goals)) {
    const score = median(found.map((each) => percent(each.categories[name]?.score)));
    console.log(`Median ${name}: ${score} (goal: ${goal})${score < goal ? ' — too low' : ''}`);
    if (score >= goal) continue;
    code = 1;
    for (const title of faultsOf(found, name)) console.log(`  below 100 in it: ${title}`);
  }
  if (code !== 0) console.log(`The reports: ${reports}`);
  return code;
}

function faultsOf(found: readonly Report[], category: string): string[] {
  const titles = found.flatMap(({ categories, audits }) =>
    (categories[category]?.auditRefs ?? [])
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => audits[id])
      .filter((audit) => audit !== undefined && audit.score !== null && audit.score < 1)
      .map((audit) => audit?.title ?? ''),
  );
  return [...new Set(titles)];
}

function percent(score: number | undefined): number {
  return Math.round((score ?? 0) * 100);
}

function median(values: readonly (number | undefined)[]): number {
  return (
    [...values].map((value) => value ?? NaN).toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
  );
}
