import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLocalPostgres } from '../../../prisma/local-postgres.ts';
import { StartupError } from '../src/platform/config/startup-error.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casedoor-data-'));
  await writeFile(join(folder, 'file'), '');
});
afterAll(() => rm(folder, { recursive: true }));

describe('a data directory that cannot be written to', () => {
  const start = (dataDir: string) => startLocalPostgres({ dataDir, log: () => undefined });

  it.skipIf(!existsSync('/proc/self')).each(['/proc/x', '/proc/x/y/z'])(
    'is refused at once: %s',
    async (dataDir) => {
      const refusal = await start(dataDir).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(StartupError);
      expect(String(refusal)).toMatch(
        /cannot write to \/proc\/x\S* \(\w+\); set DATA_DIR to a folder that it may write to\.$/,
      );
    },
  );

  it.each(['file', 'file/below', 'file/far/below'])(
    'is refused when a file is in the way: %s',
    async (path) => {
      await expect(start(join(folder, path))).rejects.toThrow(
        /^Casedoor cannot write to .* \((ENOTDIR|ENOENT|EEXIST)\)/,
      );
    },
  );
});

describe.skipIf(process.platform === 'win32')('as root on a machine without the user "postgres"', () => {
  let added: string;
  beforeEach(async () => {
    // Stands in for the system's commands: no user is found, and adding one leaves a trace and fails.
    const commands = await mkdtemp(join(folder, 'commands-'));
    added = join(commands, 'added');
    await writeFile(join(commands, 'id'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    await writeFile(join(commands, 'useradd'), `#!/bin/sh\necho > '${added}'\nexit 1\n`, { mode: 0o755 });
    vi.stubEnv('PATH', commands);
    vi.spyOn(process, 'getuid').mockReturnValue(0);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  async function start(): Promise<{ refusal: string; said: string[] }> {
    const dataDir = join(folder, 'data');
    await mkdir(dataDir, { recursive: true });
    const said: string[] = [];
    const refused = startLocalPostgres({
      dataDir,
      // The line is there before the command runs.
      log: (sentence) => said.push(`${existsSync(added) ? 'late: ' : ''}${sentence}`),
    });
    return { refusal: String(await refused.catch((error: unknown) => error)), said };
  }

  it('says that it adds the user, before it does', async () => {
    const { refusal, said } = await start();
    expect(said).toEqual([expect.stringMatching(/^PostgreSQL does not run as root: adding .*useradd/)]);
    expect(existsSync(added)).toBe(true);
    expect(refusal).toContain('no user "postgres" could be made');
  });

  it('adds none where CREATE_POSTGRES_USER=no forbids it', async () => {
    vi.stubEnv('CREATE_POSTGRES_USER', 'no');
    const { refusal, said } = await start();
    expect(refusal).toMatch(/^StartupError: .*CREATE_POSTGRES_USER=no forbids adding one/);
    expect(said).toEqual([]);
    expect(existsSync(added)).toBe(false);
  });
});
