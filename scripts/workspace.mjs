// Paths of the workspace, and how the scripts run commands. Plain JavaScript: it works before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const windows = process.platform === 'win32';

/** The Node 24 that pnpm installed, whatever Node runs this script. */
export const node = join(root, 'node_modules/nodejs/bin', windows ? 'node.exe' : 'node');

/** Arguments of Node to run a TypeScript file of ours. */
export const typescript = ['--disable-warning=ExperimentalWarning', '--import', 'tsx'];

/** Returns the JavaScript file of a package's command, to run with `node`. */
export function command(packageName, from = root) {
  const folder = join(from, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : (bin[packageName] ?? Object.values(bin)[0]));
}

/** A reason to stop that one sentence explains. */
export class Stop extends Error {}

/** Runs a script's `main`; a Stop becomes its sentence and exit code 1. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Runs a command in the foreground, forwards signals to it, and returns its exit code. */
export function run(file, args, options = {}) {
  const child = spawn(file, args, { cwd: root, stdio: 'inherit', ...options });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  const watch = onParentGone(() => forward('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      clearInterval(watch);
      resolve(code ?? (signal ? 128 + constants.signals[signal] : 0));
    });
  });
}

/**
 * npm runs scripts in a shell that a signal kills without forwarding it; the death of that parent counts as the signal.
 */
function onParentGone(act) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 300);
  return watch;
}

/** Runs a command quietly and returns its exit code and its output. */
export function capture(file, args, options = {}) {
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

/** Whether files have changed since `done()` was last called for this name. */
export function changed(name, paths) {
  const stamp = join(root, 'node_modules/.casedoor', name);
  const now = fingerprint(paths);
  return {
    changed: !existsSync(stamp) || readFileSync(stamp, 'utf8') !== now,
    done() {
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, now);
    },
  };
}

function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      const names = readdirSync(full).filter((name) => name !== 'node_modules' && name !== 'dist');
      for (const name of names.sort()) add(join(path, name));
    } else {
      hash.update(path).update('\0').update(readFileSync(full)).update('\0');
    }
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}
