import { describe, expect, it } from 'vitest';
import { contrast, readableAgainst } from './accent-colour.ts';

describe('contrast', () => {
  it('is 21 for black on white and 1 for a colour on itself', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#1f5c8b', '#1F5C8B')).toBe(1);
  });

  it('agrees with the known value of #767676 on white', () => {
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

describe('readableAgainst', () => {
  it('leaves a colour alone that can be read', () => {
    expect(readableAgainst('#1f5c8b', '#ffffff')).toBe('#1f5c8b');
  });

  it('refuses what is no colour', () => {
    expect(readableAgainst('red', '#ffffff')).toBeNull();
    expect(readableAgainst('#fff', '#ffffff')).toBeNull();
  });

  it('reaches 4.5:1 from any colour, on light and on dark', () => {
    const parts = ['00', '33', '77', 'bb', 'ff'];
    const colours = parts.flatMap((r) => parts.flatMap((g) => parts.map((b) => `#${r}${g}${b}`)));
    for (const background of ['#ffffff', '#faf8f4', '#16181c', '#22252b']) {
      for (const colour of colours) {
        const readable = readableAgainst(colour, background);
        expect(
          contrast(readable ?? background, background),
          `${colour} on ${background}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
