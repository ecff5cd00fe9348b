import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** In bytes. A smaller answer fits in one packet either way. */
const smallest = 1024;
const forms = [
  [
    '.br',
    (bytes) =>
      promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  ],
  ['.gz', (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION })],
];

/** Writes `.br` and `.gz` beside every text file of a folder that is larger than 1 kB and becomes smaller by it. */
export async function compressFiles(folder) {
  const names = readdirSync(folder).filter((name) => /\.(js|css|svg|json|wasm)$/.test(name));
  await Promise.all(
    names.map(async (name) => {
      const bytes = readFileSync(join(folder, name));
      if (bytes.length <= smallest) return;
      for (const [ending, compress] of forms) {
        const compressed = await compress(bytes);
        if (compressed.length < bytes.length) writeFileSync(join(folder, name + ending), compressed);
      }
    }),
  );
}
