import { passwordLength } from '../fields/fields.ts';

/** Estimated strength of a new password while it is typed. The API decides at completion, with far more data. */
export type Strength =
  | 'empty'
  | 'too_short'
  | 'too_long'
  | 'made_of_name'
  | 'repeating'
  | 'long_enough'
  | 'strong';

// Characters that must remain once the person's own words are removed.
const leastOfOwn = 8;
const strongLength = 20;

/** Estimates by length, by repetition and by guessable words: `known` are names, the address, the organization. */
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

/** Whether it repeats one short piece. */
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

/** Lower case without accents, so that Léa equals lea. */
function plainOf(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
