import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The key that signs receipts, and the half of it that is published. */
export interface ReceiptKey {
  /** Thumbprint of the public key (RFC 7638). */
  keyId: string;
  /** The public key, base64url (the `x` of RFC 8037). */
  publicKey: string;
  privateKey: KeyObject;
}

// The fixed beginning of an Ed25519 private key in PKCS #8; its 32-byte seed follows (RFC 8410, section 7).
const beforeSeed = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Derives the Ed25519 key that signs receipts from AUTH_SECRET (RFC 5869); the derived key has no other use. */
export function receiptKeyFrom(authSecret: string): ReceiptKey {
  const seed = Buffer.from(hkdfSync('sha256', authSecret, '', 'casedoor: receipts', 32));
  const privateKey = createPrivateKey({
    key: Buffer.concat([beforeSeed, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { keyId: thumbprint(x), publicKey: x, privateKey };
}

function thumbprint(x: string): string {
  // The required members in alphabetical order (RFC 8037, appendix A.3).
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
}
