import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startLargeDatabase } from './large-database.ts';
import { startBare, startHashing, startLoad, startProduct, startRaw } from './paths/contenders.ts';
import { insertLinks, signIn } from './paths/fixtures.ts';
import { startMailProvider } from './paths/mail-provider.ts';
import { measureTurn, type Scene, type Turn } from './paths/measure-window.ts';
import { measuredPaths } from './paths/measured-paths.ts';
import { planWrites } from './paths/plans.ts';
import { memoryOf, postgresPid, requireProc } from './paths/processes.ts';
import { linesOf, printLines, printStartUps } from './paths/report.ts';
import { measureStartUp, type StartUp } from './paths/start-ups.ts';
import { shuffled } from './paths/statistics.ts';

/**
 * The product's most used paths beside their limits, in one run: how many good answers a second, and what each costs.
 * How it is made fair: docs/operating.md.
 */
const { values: options } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    people: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    'delivery-seconds': { type: 'string', default: '10' },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    folder: { type: 'string' },
  },
});
const names = [...measuredPaths.map(({ name }) => name), 'start-up'];
const only = options.only.split(',').filter(Boolean);
const unknown = only.find((name) => !names.includes(name));
if (unknown) throw new Error(`There is no path ${unknown}: choose of ${names.join(', ')}.`);
const isChosen = (name: string) => only.length === 0 || only.includes(name);
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const warmUpSeconds = Math.min(seconds, 2);

requireProc();
/** Everything that has started, to stop in reverse order. */
const started: (() => unknown)[] = [];
try {
  await run();
} finally {
  for (const stop of started.reverse()) await stop();
}

async function run(): Promise<void> {
  const database = await startLargeDatabase({ size: Number(options.people), folder: options.folder });
  started.push(database.stop);
  const { large, dataDir, url: databaseUrl } = database;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  started.push(() => client.end());
  const provider = await startMailProvider();
  started.push(provider.close);

  const newProduct = () => startProduct({ databaseUrl, dataDir, mailUrl: provider.url });
  const product = await newProduct();
  started.push(product.stop);
  const cookie = await signIn(client, large, product.port);
  const [linkToken = ''] = await insertLinks(client, large, 1, { opensCase: true });
  const page = await fetch(`http://127.0.0.1:${product.port}/api/v1/public/signup-links/${linkToken}`);
  const pageText = await page.text();
  const plans = await planWrites(client, { large, port: product.port, provider });
  for (const [name, { plan }] of Object.entries(plans))
    console.log(`Each ${name} writes ${written(plan.rows)}.`);
  const raw = await startRaw(dataDir, databaseUrl, plans);
  started.push(raw.stop);
  const newBare = () => startBare(dataDir, pageText);
  const bare = await newBare();
  started.push(bare.stop);
  const [load, hashing] = [startLoad(), startHashing()];
  started.push(load.stop, hashing.stop);
  // What filling the database left to write would slow the first to be measured.
  await client.query('CHECKPOINT');

  const scene: Scene = {
    ground: { client, large, cookie, linkToken },
    servers: { product, raw, bare },
    hashing,
    load,
    postgresPid: postgresPid(dataDir),
    deliverySeconds: Number(options['delivery-seconds']),
  };
  const turns: Turn[] = [];
  const starts: StartUp[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    console.log(round === 0 ? 'Warm-up…' : `Round ${round} of ${rounds}…`);
    for (const path of shuffled(measuredPaths.filter(({ name }) => isChosen(name)))) {
      for (const contender of shuffled([...path.limits, 'product' as const])) {
        const length = round === 0 ? warmUpSeconds : seconds;
        turns.push(await measureTurn(scene, path, { contender, round, seconds: length }));
      }
    }
    if (round === 0 || !isChosen('start-up')) continue;
    for (const contender of shuffled(['product', 'bare'] as const))
      starts.push(await measureStartUp(contender, round, contender === 'product' ? newProduct : newBare));
  }

  const lines = linesOf(turns);
  const memoryUnderLoad = memoryOf(product.pid, 'VmHWM');
  printLines(lines);
  if (starts.length > 0) printStartUps(starts, memoryUnderLoad);
  if (!options.json) return;
  const machine = {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? '',
    memoryGiB: totalmem() / 2 ** 30,
    node: process.version,
    loadAverage: loadavg(),
  };
  const results = {
    at: new Date().toISOString(),
    machine,
    options,
    plans: rowsOf(plans),
    lines,
    turns,
    starts,
    memoryUnderLoad,
  };
  writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nAll turns are in ${join(options.json)}.`);
}

function written(rows: Record<string, number>): string {
  return Object.entries(rows)
    .map(([table, count]) => `${count} ${table.replaceAll('"', '')}`)
    .join(', ');
}

function rowsOf(plans: Awaited<ReturnType<typeof planWrites>>) {
  return Object.fromEntries(Object.entries(plans).map(([name, { plan }]) => [name, plan.rows]));
}
