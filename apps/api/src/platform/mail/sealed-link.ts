import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** What a mail tells its recipient alone. */
export interface Secrets {
  link: string;
  /** The code that does the same as the link; null when the mail has none. */
  code: string | null;
}

/** A sealed link that this key does not open: it was sealed with another AUTH_SECRET, or tampered with. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** The key that seals links in the outbox, derived from AUTH_SECRET and used for nothing else (RFC 5869). */
export function sealingKeyFrom(authSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'casedoor: links in the outbox', 32));
}

/** Seals a mail's link and code. `owner` is that mail's idempotency key: the seal opens for no other. */
export function sealLink(secrets: Secrets, owner: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(
    Buffer.from(owner),
  );
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The link and code that were sealed for `owner`. Throws SealBroken. */
export function unsealLink(sealed: Uint8Array, owner: string, key: Buffer): Secrets {
  const bytes = Buffer.from(sealed);
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength), {
      authTagLength: tagLength,
    })
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    const opened =
      decipher.update(bytes.subarray(nonceLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
    // A mail that waits since before codes existed holds its link alone.
    return opened.startsWith('{') ? (JSON.parse(opened) as Secrets) : { link: opened, code: null };
  } catch (error) {
    throw new SealBroken(
      'The link in this mail cannot be opened; AUTH_SECRET is not the one it was sealed with.',
      {
        cause: error,
      },
    );
  }
}
