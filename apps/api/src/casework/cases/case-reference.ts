import { randomInt } from 'node:crypto';

/** Digits and capitals that cannot be confused, read aloud or in any typeface: no 0 O, 1 I L, U V. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/** Creates a reference such as K7M2-4QXD: random, so that it reveals neither the number of cases nor their order. */
export function newCaseReference(): string {
  const characters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]);
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}
