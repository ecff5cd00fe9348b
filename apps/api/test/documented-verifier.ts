import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type { getReceiptKeys, ResponseOf } from '@casedoor/contracts';

const document = readFileSync(join(import.meta.dirname, '../../../docs/receipts.md'), 'utf8');

/** The program of `docs/receipts.md` that verifies a receipt. */
export const verifier = /```js\n([\s\S]*?)```/.exec(document)?.[1] ?? '';

// The same program without its imports, compiled once: a process for each altered byte would take minutes.
const script = new Script(verifier.replaceAll(/^import .*\n/gm, ''));

/** Runs the documented program on the bytes of a file; returns whether it calls them genuine. */
export function isGenuine(file: string | Uint8Array, keys: ResponseOf<typeof getReceiptKeys>): boolean {
  const files: Record<string, Buffer> = {
    'receipt.json': Buffer.from(file),
    'keys.json': Buffer.from(JSON.stringify(keys)),
  };
  const printed: string[] = [];
  script.runInNewContext({
    process: { argv: ['node', 'verify.mjs', ...Object.keys(files)] },
    readFileSync: (path: string, encoding: BufferEncoding) => files[path]?.toString(encoding),
    console: { log: (line: string) => printed.push(line) },
    createPublicKey,
    verify,
    Buffer,
  });
  return printed.join() === 'genuine';
}
