import { describe, expect, it } from 'vitest';
import { passwordLength } from '../fields/fields.ts';
import { passphraseOf, randomBelow, suggestPassphrase } from './passphrase.ts';
import { words as english } from './words/en.ts';
import { words as french } from './words/fr.ts';

describe.each([
  ['en', english],
  ['fr', french],
] as const)('word list %s', (locale, words) => {
  it('has at least 512 words, each once', () => {
    const repeated = words.filter((word, index) => words.indexOf(word) !== index);
    expect(repeated).toEqual([]);
    expect(words.length).toBeGreaterThanOrEqual(512);
  });

  it('has short words that every keyboard can type', () => {
    expect(words.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([]);
  });

  it('makes passphrases of five words that are long enough', async () => {
    for (let round = 0; round < 200; round += 1) {
      const passphrase = await suggestPassphrase(locale);
      expect(passphrase.split('-')).toHaveLength(5);
      expect(passwordLength(passphrase)).toBeGreaterThanOrEqual(15);
      expect(passphrase.split('-').every((word) => words.includes(word))).toBe(true);
    }
  });
});

describe('randomBelow', () => {
  it('draws again what would favour small numbers', () => {
    const draws = [0xffff_ffff, 7];
    expect(randomBelow(10, () => draws.shift() ?? 0)).toBe(7);
  });

  it('reaches every number', () => {
    const seen = new Set(Array.from({ length: 2000 }, () => randomBelow(8)));
    expect([...seen].sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });
});

it('does not repeat itself', () => {
  expect(passphraseOf(english)).not.toBe(passphraseOf(english));
});
