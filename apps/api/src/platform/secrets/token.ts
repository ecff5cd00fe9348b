import { createHash, randomBytes } from 'node:crypto';

/**
 * What a token opens: a link page, a registration, a waiting page, or the change to a new address.
 * A token of one kind is never valid as another (threat T12).
 */
export type TokenKind = 'link' | 'registration' | 'waiting' | 'address';

const randomLength = 16;
const checksumLength = 4;

/** Creates a token: 128 random bits and a checksum, as 40 hexadecimal characters. */
export function createToken(kind: TokenKind): string {
  const random = randomBytes(randomLength);
  return Buffer.concat([random, checksumOf(kind, random)]).toString('hex');
}

/** Whether a text can be a token of this kind; rejects malformed ones without a query. */
export function isToken(kind: TokenKind, text: string): boolean {
  if (!/^[0-9a-f]{40}$/.test(text)) return false;
  const bytes = Buffer.from(text, 'hex');
  return checksumOf(kind, bytes.subarray(0, randomLength)).equals(bytes.subarray(randomLength));
}

/** The hash of a personal token for the database: SHA-256 is enough for 128 random bits (ASVS 6.5.2). */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

function checksumOf(kind: TokenKind, random: Buffer): Buffer {
  return createHash('sha256')
    .update(`casedoor ${kind} token`)
    .update(random)
    .digest()
    .subarray(0, checksumLength);
}
