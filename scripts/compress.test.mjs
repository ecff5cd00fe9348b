import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressFiles } from './compress.mjs';

const code = 'export const door = "front door";\n'.repeat(100);
let folder;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casedoor-compress-'));
  writeFileSync(join(folder, 'app.js'), code);
  writeFileSync(join(folder, 'small.js'), 'export {};');
  writeFileSync(join(folder, 'photo.png'), Buffer.alloc(4096));
  await compressFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('compressFiles', () => {
  it('leaves small files and pictures as they are', () => {
    expect(readdirSync(folder).sort()).toEqual(['app.js', 'app.js.br', 'app.js.gz', 'photo.png', 'small.js']);
  });

  it('keeps every byte', () => {
    expect(brotliDecompressSync(readFileSync(join(folder, 'app.js.br'))).toString()).toBe(code);
    expect(gunzipSync(readFileSync(join(folder, 'app.js.gz'))).toString()).toBe(code);
  });
});
