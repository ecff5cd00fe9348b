import type { FieldErrorCode } from '@casedoor/contracts';
import type { Options, ZxcvbnFactory } from '@zxcvbn-ts/core';
import { normalizePassword } from '../../platform/secrets/password-gate.ts';

const minimumLength = 15;
const maximumLength = 128;

let loading: Promise<ZxcvbnFactory> | null = null;

/** Loads the word lists with the first password: they are 40 MB that a server without one need not hold. */
async function loadStrength(): Promise<ZxcvbnFactory> {
  const [core, common, english, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  const factory = new core.ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    // Limits the substitutions that are tried for letters, and the characters that are looked at: by default,
    // 128 well-chosen characters block the event loop for seconds.
    l33tMaxSubstitutions: 2,
    maxLength: 48,
  });
  return mergeDictionaries(factory, { ...common.dictionary, ...english.dictionary, ...french.dictionary });
}

/**
 * Gives the factory these lists as two dictionaries: all words, and all words of sequences such as the months. Each word has
 * the lowest rank of its lists, so that the verdict is the same as with the lists one by one. It costs a tenth of
 * that, because every part of a password is looked up in every dictionary.
 *
 * Estimates of 10⁸ guesses and more, which all pass, can differ: they have three parts or more, of which the library drops
 * some by the order in which it finds them.
 */
export function mergeDictionaries(
  factory: ZxcvbnFactory,
  lists: Readonly<Record<string, readonly (string | number)[]>>,
): ZxcvbnFactory {
  // The library's own lists have a rank for each place, so they cannot hold two words of one rank.
  const { options } = factory as unknown as { options: Options };
  const merged: Record<string, Record<string, number>> = {
    words: Object.create(null) as Record<string, number>,
    // A name by which the factory knows that it has sequences.
    months: Object.create(null) as Record<string, number>,
  };
  const longest: Record<string, number> = { words: 0, months: 0 };
  for (const [name, list] of Object.entries(lists)) {
    const into = options.isWordSequence(name) ? 'months' : 'words';
    const ranks = merged[into] ?? {};
    list.forEach((entry, index) => {
      const word = String(entry);
      ranks[word] = Math.min(ranks[word] ?? Infinity, index + 1);
      longest[into] = Math.max(longest[into] ?? 0, word.length);
    });
  }
  options.rankedDictionaries = merged;
  options.rankedDictionariesMaxWordSize = longest;
  return factory;
}

/**
 * Returns the fault of a new password, or null. Requires 15 to 128 code points, no composition rules,
 * nothing common, nothing made of `names` (person, address, organization).
 */
export async function judgePassword(
  password: string,
  names: readonly string[],
): Promise<FieldErrorCode | null> {
  const normalized = normalizePassword(password);
  const length = [...normalized].length;
  if (length < minimumLength) return 'password_too_short';
  if (length > maximumLength) return 'password_too_long';

  const words = names
    .flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2);
  loading ??= loadStrength();
  const strength = await loading;
  if (strength.check(normalized, [...words]).score >= 3) {
    return madeOf(normalized, words) ? 'password_contains_name' : null;
  }
  return madeOf(normalized, words) || strength.check(normalized).score >= 3
    ? 'password_contains_name'
    : 'password_too_common';
}

/** Whether fewer than 6 letters are left of a password without the given words, one of which it contains. */
function madeOf(password: string, words: readonly string[]): boolean {
  const rest = [...words]
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word.toLowerCase(), ''), password.toLowerCase())
    .replaceAll(/[^\p{L}]/gu, '');
  return rest.length < 6 && words.some((word) => password.toLowerCase().includes(word.toLowerCase()));
}
