import type { Contender } from './contenders.ts';
import { measuredPaths, type MeasuredPath } from './measured-paths.ts';
import type { Turn } from './measure-window.ts';
import type { StartUp } from './start-ups.ts';
import { median } from './statistics.ts';

/** A figure over all rounds. */
interface Spread {
  median: number;
  min: number;
  max: number;
}

/** One line of the table. */
export interface Line {
  path: string;
  contender: Contender;
  perSecond: Spread;
  /** Of the product's good answers to the limit's, in the same round; null for a limit. */
  ratio: Spread | null;
  serverMs: Spread;
  postgresMs: Spread;
  loadMs: Spread;
  p50: Spread;
  p99: Spread;
  refused: Record<string, number>;
}

/** The table's lines, from all turns but the warm-up. */
export function linesOf(turns: readonly Turn[]): Line[] {
  const counted = turns.filter(({ round }) => round > 0);
  return measuredPaths.flatMap((path) =>
    ([...path.limits, 'product'] as const).flatMap((contender) => {
      const own = counted.filter((turn) => turn.path === path.name && turn.contender === contender);
      return own.length === 0 ? [] : [lineOf(path, contender, own, counted)];
    }),
  );
}

function lineOf(path: MeasuredPath, contender: Contender, own: Turn[], all: readonly Turn[]): Line {
  const spreadOf = (figure: (turn: Turn) => number) => spread(own.map(figure));
  const limitOf = ({ round }: Turn) =>
    all.find(
      (turn) => turn.path === path.name && turn.contender === path.limits.at(-1) && turn.round === round,
    )?.perSecond ?? Number.NaN;
  const refused: Record<string, number> = {};
  for (const turn of own)
    for (const [what, count] of Object.entries(turn.refused)) refused[what] = (refused[what] ?? 0) + count;
  return {
    path: path.name,
    contender,
    perSecond: spreadOf((turn) => turn.perSecond),
    ratio: contender === 'product' ? spreadOf((turn) => turn.perSecond / limitOf(turn)) : null,
    serverMs: spreadOf((turn) => turn.serverMs),
    postgresMs: spreadOf((turn) => turn.postgresMs),
    loadMs: spreadOf((turn) => turn.loadMs),
    p50: spreadOf((turn) => turn.p50),
    p99: spreadOf((turn) => turn.p99),
    refused,
  };
}

function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

const titles: Record<Contender, string> = {
  bare: 'bare Fastify',
  raw: 'Fastify with raw pg',
  argon2id: 'argon2id alone',
  product: 'product',
};

/** Prints the paths: good answers a second, what each costs, and how long it took. */
export function printLines(lines: readonly Line[]): void {
  const head = [
    '',
    'good/s, median (min–max)',
    'of the limit',
    'server ms',
    'PostgreSQL ms',
    'load ms',
    'p50 ms',
    'p99 ms',
    'refused',
  ];
  for (const { name, title } of measuredPaths) {
    const own = lines.filter((line) => line.path === name);
    if (own.length === 0) continue;
    console.log(`\n${title}`);
    printTable([head, ...own.map(cellsOf)]);
  }
}

function cellsOf(line: Line): string[] {
  const { contender, perSecond, ratio, serverMs, postgresMs, loadMs, p50, p99, refused } = line;
  const refusals = Object.entries(refused).map(([what, count]) => `${count} × ${what}`);
  return [
    titles[contender],
    range(perSecond, 0),
    ratio ? range(ratio, 2) : '',
    serverMs.median.toFixed(2),
    postgresMs.median.toFixed(2),
    loadMs.median.toFixed(2),
    p50.median.toFixed(1),
    p99.median.toFixed(1),
    refusals.join(', ') || '0',
  ];
}

/** Prints the starts, and the most memory that the product held in the run. */
export function printStartUps(starts: readonly StartUp[], memoryUnderLoad: number): void {
  console.log('\nStart and memory');
  const rows = (['bare', 'product'] as const).map((contender) => {
    const own = starts.filter((start) => start.contender === contender);
    return [
      titles[contender],
      range(spread(own.map((start) => start.cpuUntilReady / 1000)), 2),
      range(spread(own.map((start) => start.idleMemory)), 0),
      contender === 'product' ? memoryUnderLoad.toFixed(0) : '',
    ];
  });
  printTable([['', 'CPU s until /readyz', 'idle MB', 'most MB under load'], ...rows]);
}

const range = ({ median: middle, min, max }: Spread, digits: number) =>
  `${middle.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;

function printTable(rows: readonly string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 || column === row.length - 1
        ? cell.padEnd(widths[column] ?? 0)
        : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('  ').trimEnd()}`);
  }
}
