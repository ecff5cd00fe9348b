import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainCell } from './csv-cell.ts';

const signs = [...'=+-@＝＋－＠﹦﹢﹣﹫'];
const unseen = [
  '',
  ' ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\u00A0',
  '\u3000',
  '\u200B',
  '\uFEFF',
  '\u0000',
  ' \t\n ',
];

it.each(signs)('begins with an apostrophe before %s, whatever unseen stands before it', (sign) => {
  for (const before of unseen) {
    const cell = `${before}${sign}1+1`;
    expect(plainCell(cell)).toBe(`'${cell}`);
  }
});

it.each(['', 'Léa', "'=1", 'a=1', '12', ' Martin', '0612345678', 'lea@example.com'])(
  'leaves %j as it is',
  (cell) => {
    expect(plainCell(cell)).toBe(cell);
  },
);

it('never begins with a sign that runs, and never loses a character', () => {
  const text = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc
      .tuple(fc.constantFrom(...unseen), fc.constantFrom(...signs), fc.string())
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (cell) => {
      const plain = plainCell(cell);
      expect([cell, `'${cell}`]).toContain(plain);
      const first = [...plain].find((character) => !/[\s\p{Z}\p{Cc}\p{Cf}]/u.test(character));
      expect(signs).not.toContain(first);
    }),
    { numRuns: 1000 },
  );
});
