import { randomBytes } from 'node:crypto';

/** Returns letters that no other test has. */
export function unique(): string {
  return randomBytes(5)
    .toString('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? 'z');
}
