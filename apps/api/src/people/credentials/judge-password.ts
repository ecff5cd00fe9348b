import type { FieldErrorCode } from '@casedoor/contracts';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as french from '@zxcvbn-ts/language-fr';
import { normalizePassword } from '../../platform/secrets/password-gate.ts';

const minimumLength = 15;
const maximumLength = 128;

const strength = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, ...french.dictionary },
  graphs: common.adjacencyGraphs,
  // Limits the substitutions that are tried for letters, and the characters that are looked at: by default,
  // 128 well-chosen characters block the event loop for seconds.
  l33tMaxSubstitutions: 2,
  maxLength: 48,
});

/**
 * Returns the fault of a new password, or null. Requires 15 to 128 code points, no composition rules,
 * nothing common, nothing made of `names` (person, address, organization).
 */
export function judgePassword(password: string, names: readonly string[]): FieldErrorCode | null {
  const normalized = normalizePassword(password);
  const length = [...normalized].length;
  if (length < minimumLength) return 'password_too_short';
  if (length > maximumLength) return 'password_too_long';

  const words = names
    .flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2);
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
