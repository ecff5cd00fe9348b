import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A measured process. */
export interface Running {
  port: number;
  pid: number;
  /** CPU in milliseconds until it answered at /readyz. */
  cpuUntilReady: number;
  stop: () => Promise<void>;
}

/** Starts a JavaScript file as a server of its own process, and waits until it answers at /readyz. */
export async function startServer(
  file: string,
  { env, log }: { env: Record<string, string>; log: string },
): Promise<Running> {
  const port = await freePort();
  // To a file, as in production: writing to a terminal or to us would cost more.
  const output = openSync(log, 'a');
  const stdio: StdioOptions = ['ignore', output, output];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    // Only what is given here: nothing of the caller's environment changes what is measured.
    env: { PATH: process.env.PATH, PORT: String(port), ...env },
    stdio,
  });
  const pid = child.pid ?? 0;
  const stop = () => stopProcess(child);
  try {
    for (;;) {
      if (child.exitCode !== null)
        throw new Error(`${file} ended: ${readFileSync(log, 'utf8').slice(-2000)}`);
      if (await isReady(port)) break;
      await sleep(20);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, pid, cpuUntilReady: cpuOf(pid), stop };
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/** Ends a process and waits for its end. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Throws where the figures cannot be read. */
export function requireProc(): void {
  if (!existsSync('/proc/self/stat'))
    throw new Error('CPU and memory are read from /proc: this needs Linux.');
}

// Linux counts CPU in hundredths of a second for every program, whatever its own clock.
const tick = 10;

/** The CPU of a process and all its threads since its start, in milliseconds. */
export function cpuOf(pid: number): number {
  const { utime, stime } = statOf(pid);
  return (utime + stime) * tick;
}

/** The CPU of PostgreSQL since its start, in milliseconds: its main process, all living children, and all that have ended. */
export function cpuOfPostgres(pid: number): number {
  const main = statOf(pid);
  let ticks = main.utime + main.stime + main.cutime + main.cstime;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const child = statOf(Number(name));
      if (child.parent === pid) ticks += child.utime + child.stime;
    } catch {
      // It ended while the list was read; its time is the parent's now.
    }
  }
  return ticks * tick;
}

/** The main process of the PostgreSQL of a data directory. */
export function postgresPid(dataDir: string): number {
  return Number(readFileSync(`${dataDir}/postgres/postmaster.pid`, 'utf8').split('\n')[0]);
}

/** The resident memory of a process, in MB: now, or the most since its start. */
export function memoryOf(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${which}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

function statOf(pid: number) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name, which may contain spaces and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const at = (index: number) => Number(fields[index]);
  return { parent: at(1), utime: at(11), stime: at(12), cutime: at(13), cstime: at(14) };
}
