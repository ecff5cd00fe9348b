// Apart from the schemas: the server searches its tables, and the page its lists, by the same words.

/** How a text is searched for in names and titles. */
export interface SearchedWords {
  /** Each word; `anywhere`: also within a word of the name, else only where one begins. */
  words: { word: string; anywhere: boolean }[];
  /**
   * Whether the text must be there as it was typed `too`, because it has a sign that names do not have, such as % or @;
   * `or` that is enough, because it is short; or its words decide.
   */
  asTyped: 'too' | 'or' | 'never';
}

const signsOfNoName = /[^\p{L}\p{M}\p{N}\p{Z}\p{Cf}\p{Pd}\p{Pi}\p{Pf}'`´",.;:&/()!?]/u;

/**
 * A word of three letters is found anywhere in a name. A shorter one is found where a word begins; so is one that was
 * typed with accents, so that "léa" finds Lea and Léa, but not Clea.
 */
export function readSearch(q: string): SearchedWords {
  const isPlain = withoutAccents(q).normalize('NFC') === q.toLowerCase().normalize('NFC');
  const words = nameWords(q);
  const isLong = (word: string) => [...word].length >= 3;
  return {
    words: words.map((word) => ({ word, anywhere: isPlain && isLong(word) })),
    asTyped: signsOfNoName.test(q) ? 'too' : words.some(isLong) ? 'never' : 'or',
  };
}

const otherLetters: Record<string, string> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
};
const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061c]|[\u064b-\u065f\u0670]|[\u00ad\u0640\u200b-\u200f\u2060\ufeff]|[\ufe00-\ufe0f]/g;
const betweenWords =
  /[^\p{L}\p{Nd}\u0900-\u0963\u0971-\u0df3\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3]+/u;

/**
 * The words of a text as the SQL function `name_key` compares them: without accents, case and punctuation. Its twin, so
 * that a search needs no statement before it and its patterns are constants that an index can use.
 */
export function nameWords(text: string): string[] {
  return withoutAccents(text)
    .split(betweenWords)
    .filter((word) => word !== '');
}

function withoutAccents(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(marks, '')
    .replaceAll(/[ßœæøłđıيىك]/g, (letter) => otherLetters[letter] ?? letter);
}

/** Whether a name or title is found by a text: the same rules for a list that the page has. */
export function isFound(name: string, q: string): boolean {
  const asItStands = () => name.toLowerCase().includes(q.trim().toLowerCase());
  const { words, asTyped } = readSearch(q);
  const own = nameWords(name);
  const hasAll = words.every(({ word, anywhere }) =>
    own.some((each) => (anywhere ? each.includes(word) : each.startsWith(word))),
  );
  if (words.length === 0) return asItStands();
  if (asTyped === 'too') return hasAll && asItStands();
  return hasAll || (asTyped === 'or' && asItStands());
}
