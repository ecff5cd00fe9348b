import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Receipt, receipt as schema } from '@casedoor/contracts';
import { exampleAnswer } from '@casedoor/contracts/example-answers';
import fc from 'fast-check';
import { calculateJwkThumbprint, flattenedVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { isGenuine, verifier } from '../../../test/documented-verifier.ts';
import { rounds } from '../../../test/test-size.ts';
import { receiptKeyFrom } from './receipt-key.ts';
import { signReceipt } from './sign-receipt.ts';

const key = receiptKeyFrom('a secret of thirty-two bytes or more');
const example: Receipt = {
  ...exampleAnswer('GET /profile/receipts/{membershipId}').receipt,
  organization: { id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11', name: 'Dûrand\u2028 "& Fils" 🦉 \\ \u0000' },
};
const published = ({ keyId, publicKey }: typeof key) => ({
  keys: [
    {
      kty: 'OKP' as const,
      crv: 'Ed25519' as const,
      alg: 'Ed25519' as const,
      use: 'sig' as const,
      kid: keyId,
      x: publicKey,
    },
  ],
});
const keys = published(key);
const { file } = await signReceipt(example, key);
const bytes = Buffer.from(file);

describe('a signed receipt', () => {
  it('is genuine for the documented program, and contains what was signed', () => {
    expect(isGenuine(bytes, keys)).toBe(true);
    expect(schema.parse((JSON.parse(file) as { receipt: unknown }).receipt)).toEqual(example);
  });

  it('is the same file each time', async () => {
    expect((await signReceipt(example, receiptKeyFrom('a secret of thirty-two bytes or more'))).file).toBe(
      file,
    );
  });

  it('fails once any byte is another one', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Buffer.from(bytes);
        altered[at] = (bytes[at] ?? 0) ^ change;
        return !isGenuine(altered, keys);
      }),
      { numRuns: rounds(500, 20_000) },
    );
  });

  it('fails where each byte of its frame and signature is any other one', () => {
    const { length } = bytes;
    const frame = [
      ...Array.from({ length: 12 }, (_, at) => at),
      ...[1, 2, 3, 4].map((back) => length - back),
    ];
    for (const at of frame)
      for (let value = 0; value < 256; value += 1) {
        const altered = Buffer.from(bytes);
        altered[at] = value;
        expect(isGenuine(altered, keys)).toBe(value === bytes[at]);
      }
  });

  it('fails with a byte more or less, anywhere', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.constantFrom(' ', '\n', '"', 'A', ''), (at, more) => {
        const altered = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(more),
          bytes.subarray(more === '' ? at + 1 : at),
        ]);
        return altered.equals(bytes) || !isGenuine(altered, keys);
      }),
      { numRuns: rounds(200, 5_000) },
    );
  });

  it('fails with the keys of another installation, and without any', () => {
    expect(isGenuine(bytes, published(receiptKeyFrom('another secret of thirty-two bytes')))).toBe(false);
    expect(isGenuine(bytes, { keys: [] })).toBe(false);
  });

  it('is a JWS that any library verifies, by a key that names itself', async () => {
    const { receipt, signature } = JSON.parse(file) as { receipt: unknown; signature: string };
    const [head = '', signed = ''] = signature.split('..');
    const [jwk] = keys.keys;
    if (!jwk) throw new Error('no key');
    const verified = await flattenedVerify(
      {
        protected: head,
        payload: Buffer.from(JSON.stringify(receipt)).toString('base64url'),
        signature: signed,
      },
      await importJWK(jwk),
    );
    expect(verified.protectedHeader).toEqual({ alg: 'Ed25519', kid: jwk.kid, typ: 'receipt+json' });
    expect(await calculateJwkThumbprint(jwk)).toBe(jwk.kid);
  });

  it('is verified by the documented lines as a program of their own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'receipt-'));
    const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
    write('verify.mjs', verifier);
    write('keys.json', JSON.stringify(keys));
    const verdictOn = (content: string) => {
      write('receipt.json', content);
      return execFileSync(process.execPath, ['verify.mjs', 'receipt.json', 'keys.json'], {
        cwd: folder,
        encoding: 'utf8',
      }).trim();
    };
    try {
      expect(verifier.trim().split('\n').length).toBeLessThanOrEqual(10);
      expect(verdictOn(file)).toBe('genuine');
      expect(verdictOn(file.replace('Dûrand', 'Durand'))).toBe('altered');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
