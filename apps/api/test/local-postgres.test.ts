import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
