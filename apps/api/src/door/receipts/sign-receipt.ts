import type { Receipt } from '@casedoor/contracts';
import { FlattenedSign } from 'jose';
import type { ReceiptKey } from './receipt-key.ts';

/** A receipt as it is stored. */
export interface SignedReceipt {
  /** The file, byte for byte. */
  file: string;
  keyId: string;
  publicKey: string;
}

/**
 * Signs a receipt. The signature covers the bytes of the receipt as they stand in the file, so that nobody who verifies
 * them has to write JSON again in the same way. It is a JWS with detached content (RFC 7515, appendix F).
 */
export async function signReceipt(receipt: Receipt, key: ReceiptKey): Promise<SignedReceipt> {
  const { keyId, publicKey, privateKey } = key;
  const text = JSON.stringify(receipt);
  const { protected: head = '', signature } = await new FlattenedSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'Ed25519', kid: keyId, typ: 'receipt+json' })
    .sign(privateKey);
  return { file: `{"receipt":${text},"signature":"${head}..${signature}"}`, keyId, publicKey };
}
