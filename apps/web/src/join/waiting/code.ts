/** Returns the digits of what was typed or pasted, six at most: "Your code: 123 456" gives 123456. */
export function digitsOf(typed: string): string {
  // Looks for a whole code in the text first, so that a year beside it is not mixed in.
  const whole = /(?<!\d)(\d{3})[ \u00a0\u202f-]?(\d{3})(?!\d)/.exec(typed);
  return whole ? `${whole[1]}${whole[2]}` : typed.replaceAll(/\D/g, '').slice(0, 6);
}

/** Whether all six digits are there. */
export function isWholeCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}
