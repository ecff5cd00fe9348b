import { nameWords } from '@casedoor/contracts/name-words';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

it('the words of a search are those of name_key, in any text', async () => {
  const pieces = [
    ..."aéÉßẞœÆøŁđıİIΣςσ'’- ,.%_\\–·0٣२²ⅧﬁK李山ぱ한ا أإيىكکـّدָּשׁනිශ්රീल्क्षสมำខ្មែរ",
    '\u200C',
    '\u200D',
    '\u00AD',
    '\u0301',
    '\u200B',
    'e\u0301',
    '😀',
    '\uFE0F',
    '𝒜',
  ];
  const texts = fc
    .sample(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), 3000)
    .map((parts) => parts.join(''));
  const rows = await test.database.$queryRaw<{ key: string }[]>`
    SELECT "name_key"(given) AS "key" FROM unnest(${texts}::text[]) WITH ORDINALITY AS t(given, place) ORDER BY place`;
  const sorted = (words: string[]) =>
    words
      .map((word) => Buffer.from(word))
      .sort((one, other) => Buffer.compare(one, other))
      .map(String)
      .join(' ');
  const differing = texts.flatMap((text, place) =>
    rows[place]?.key === sorted(nameWords(text)) ? [] : [[text, rows[place]?.key, sorted(nameWords(text))]],
  );
  expect(differing).toEqual([]);
});
