import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createToken, hashToken, isToken, type TokenKind } from './token.ts';

const kinds: TokenKind[] = ['link', 'registration', 'waiting'];

describe('tokens', () => {
  it.each(kinds)('of the kind %s pass for that kind alone', (kind) => {
    for (let round = 0; round < 50; round += 1) {
      const token = createToken(kind);
      expect(token).toMatch(/^[0-9a-f]{40}$/);
      expect(kinds.filter((other) => isToken(other, token))).toEqual([kind]);
    }
  });

  it('have one form: changed, cut, lengthened or dressed ones are none', () => {
    const token = createToken('registration');
    const forms = [
      token.toUpperCase(),
      token.slice(1),
      token.slice(0, -1),
      `${token}0`,
      ` ${token}`,
      `${token}\n`,
      `${token}\0`,
      `0x${token}`,
      Buffer.from(token, 'hex').toString('base64url'),
      '',
      'a'.repeat(1_000_000),
      `${token.slice(0, -1)}g`,
      token.replace(/./, '０'),
    ];
    // A token of digits alone would equal its own upper case.
    expect(forms.filter((form) => form !== token && isToken('registration', form))).toEqual([]);
    expect(isToken('registration', token)).toBe(true);
  });

  it('do not survive a change of any digit', () => {
    const token = createToken('link');
    for (let place = 0; place < token.length; place += 1) {
      const digit = ((parseInt(token[place] ?? '0', 16) + 1) % 16).toString(16);
      expect(isToken('link', token.slice(0, place) + digit + token.slice(place + 1))).toBe(false);
    }
  });

  it('are not hit by chance', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{40}$/), (text) => !kinds.some((kind) => isToken(kind, text))),
    );
    fc.assert(fc.property(fc.string(), (text) => !kinds.some((kind) => isToken(kind, text))));
  });

  it('are never given twice, and every bit is as often on as off', () => {
    const count = 100_000;
    const seen = new Set<string>();
    const on = Array.from({ length: 128 }, () => 0);
    for (let round = 0; round < count; round += 1) {
      const token = createToken('registration');
      seen.add(token);
      const bytes = Buffer.from(token.slice(0, 32), 'hex');
      for (let bit = 0; bit < 128; bit += 1)
        on[bit] = (on[bit] ?? 0) + (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1);
    }
    expect(seen.size).toBe(count);
    // Six standard deviations of a fair coin.
    const spread = 6 * Math.sqrt(count / 4);
    for (const times of on) expect(Math.abs(times - count / 2)).toBeLessThan(spread);
  });

  it('are kept as a hash that is not the token', () => {
    const token = createToken('registration');
    const kept = Buffer.from(hashToken(token));
    expect(kept).toHaveLength(32);
    expect(kept.toString('hex')).not.toContain(token.slice(0, 32));
    expect(kept.equals(Buffer.from(hashToken(token)))).toBe(true);
    expect(kept.equals(Buffer.from(hashToken(createToken('registration'))))).toBe(false);
  });
});
