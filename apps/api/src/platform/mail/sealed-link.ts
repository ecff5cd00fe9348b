import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** The secrets in a mail, for its recipient alone. */
export interface Secrets {
  link: string;
  /** The code that works like the link; null when the mail has none. */
  code: string | null;
}

/** This key cannot open the sealed link: it was sealed with another AUTH_SECRET, or changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/** Derives the key that seals links in the outbox from AUTH_SECRET; it has no other use (RFC 5869). */
export function sealingKeyFrom(authSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'casedoor: links in the outbox', 32));
}

/** Encrypts a mail's link and code. `owner` is the mail's idempotency key: they cannot be opened for another mail. */
export function sealLink(secrets: Secrets, owner: string, key: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(
    Buffer.from(owner),
  );
  const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Decrypts the link and code that were sealed for `owner`. Throws SealBroken. */
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
    // A mail queued before codes existed contains its link alone.
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
