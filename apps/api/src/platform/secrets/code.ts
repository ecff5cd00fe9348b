import { createHmac, randomInt } from 'node:crypto';

/** A new code: six digits, every one as likely as another. */
export function createCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** What the database keeps of a code. Keyed, since six digits are soon guessed, and bound to the page that asked for the mail. */
export function hashCode(authSecret: string, waitingToken: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac('sha256', authSecret).update(`code\n${waitingToken}\n${code}`).digest());
}
