import { describe, expect, it } from 'vitest';
import { strengthOf } from './strength.ts';

const known = ['Léa', 'Martin', 'lea.martin@example.com', 'Cabinet Durand'];

describe('strengthOf', () => {
  it.each([
    ['', 'empty'],
    ['short', 'too_short'],
    ['fourteen chars', 'too_short'],
    ['x'.repeat(129), 'too_long'],
    ['aaaaaaaaaaaaaaaaaaaa', 'repeating'],
    ['abcdabcdabcdabcd', 'repeating'],
    ['abcdefabcdefabcdef', 'repeating'],
    ['léa martin 2026!', 'made_of_name'],
    ['LeaMartinCabinetDurand', 'made_of_name'],
    ['lea.martin@example.com', 'made_of_name'],
    ['cabinet-durand-1', 'made_of_name'],
    ['seven quiet rivr', 'long_enough'],
    ['seven quiet rivers below the orchard', 'strong'],
    ['martin has seven quiet rivers', 'strong'],
  ])('%s: %s', (typed, strength) => {
    expect(strengthOf(typed, known)).toBe(strength);
  });

  it('needs to know nobody', () => {
    expect(strengthOf('lea martin 2026 ab', [])).toBe('long_enough');
  });
});
