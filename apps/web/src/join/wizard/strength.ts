import { passwordLength } from '../fields/fields.ts';

/** How good a new password looks while it is being typed. The API judges at the end, with far more knowledge. */
export type Strength =
  | 'empty'
  | 'too_short'
  | 'too_long'
  | 'made_of_name'
  | 'repeating'
  | 'long_enough'
  | 'strong';

// What is left after taking the person's own words away must still be a password by itself.
const leastOfOwn = 8;
const strongLength = 20;

/** Looks at length, at repetition, and at what anybody could know: `known` are names, the address, the organization. */
export function strengthOf(typed: string, known: readonly string[]): Strength {
  const length = passwordLength(typed);
  if (length === 0) return 'empty';
  if (length > 128) return 'too_long';
  if (length < 15) return 'too_short';
  const plain = plainOf(typed);
  if (new Set(plain).size < 5 || isRepetition(plain)) return 'repeating';
  if (withoutWords(plain, known).length < leastOfOwn) return 'made_of_name';
  return length >= strongLength ? 'strong' : 'long_enough';
}

/** Whether it is one short piece again and again. */
function isRepetition(plain: string): boolean {
  for (let size = 1; size <= plain.length / 3; size += 1) {
    if (
      plain
        .slice(0, size)
        .repeat(Math.ceil(plain.length / size))
        .slice(0, plain.length) === plain
    )
      return true;
  }
  return false;
}

function withoutWords(plain: string, known: readonly string[]): string {
  const words = known
    .flatMap((each) => plainOf(each).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3);
  const longestFirst = [...new Set(words)].sort((one, other) => other.length - one.length);
  return longestFirst
    .reduce((rest, word) => rest.replaceAll(word, ''), plain)
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Lower case without accents, so that Léa and lea are one. */
function plainOf(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
