import { createHmac, randomInt } from 'node:crypto';

/** Creates a code: six digits, all equally likely. */
export function createCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * The hash of a code for the database. Keyed, since six digits are quickly guessed, and bound to who asked for the mail:
 * the token of a waiting page, or the id of a user.
 */
export function hashCode(authSecret: string, asker: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', authSecret).update(`code\n${asker}\n${code}`).digest());
}
