import { asciiDigits, findCode } from '@casedoor/contracts/clean-contact';

/** Returns the digits of what was typed or pasted, six at most: "Your code: 123 456" gives 123456. */
export function digitsOf(typed: string): string {
  return findCode(typed) ?? asciiDigits(typed).replace(/\D/g, '').slice(0, 6);
}

/** Whether all six digits are there. */
export function isWholeCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}
