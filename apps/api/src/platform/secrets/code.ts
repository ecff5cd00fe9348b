import { createHmac, randomInt } from 'node:crypto';

/** Creates a code: six digits, all equally likely. */
export function createCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * The hash of a code for the database. Keyed, since six digits are quickly guessed, and bound to the waiting page that
 * asked for the mail.
 */
export function hashCode(authSecret: string, waitingToken: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', authSecret).update(`code\n${waitingToken}\n${code}`).digest());
}
