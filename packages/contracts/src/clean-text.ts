// Apart from the schemas, so that the invitee's page, which does not load them, cleans and checks by the same definition.

// Soft hyphen, word joiner and byte order mark: they only forbid or allow a line break. Pasting brings them along.
const lineBreakHints = /[\u00AD\u2060\uFEFF]/g;
const joiners = /[\u200C\u200D]/g;
const directionMarks = /[\u061C\u200E\u200F]/g;
const zeroWidthSpaces = /\u200B/g;

// Nobody can see these at an end. Overrides (U+202D, U+202E) are missing on purpose: they stay, and are refused.
const blanks = String.raw`[\s\u0085\u061C\u115F\u1160\u180E\u200B\u200C\u200E\u200F\u202A-\u202C\u2060-\u2064\u2066-\u206F\u2800\u3164\uFEFF\uFFA0\uFFFC]`;
const blankStart = new RegExp(`^(?:${blanks}|\u200D)+`, 'u');
const blankEnd = new RegExp(`${blanks}$`, 'u');

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
// Scripts in which U+200C and U+200D change nothing that can be seen.
const unjoined =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Inherited}]/u;
// Scripts without spaces between words: their keyboards type U+200B there.
const unspaced =
  /[\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}]/u;
const letterOrMark = /[\p{L}\p{M}]/u;
const emojiPart = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
const flagOfRegion = /\u{1F3F4}[\u{E0020}-\u{E007E}]{2,8}\u{E007F}/gu;

// Control characters, half characters (Cs, which UTF-8 cannot store), and what reorders, separates or hides text.
const forbidden =
  /[\p{Cc}\p{Cs}\u200B\u2028\u2029\u202A-\u202E\u2061-\u206F\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;

/**
 * Text as people mean it: NFC, without what nobody can see at its ends, without invisible characters that do nothing
 * where they stand. Keeps the joiners and direction marks that Persian, Sinhala, Malayalam, Hebrew or an emoji needs.
 */
export function cleanText(typed: string): string {
  const text = typed
    .normalize('NFC')
    .replace(lineBreakHints, '')
    .replace(joiners, (joiner, at: number, all: string) => (joins(...around(all, at)) ? joiner : ''))
    .replace(directionMarks, rightToLeft.test(typed) ? '$&' : '');
  return trimBlanks(text);
}

/** One line of text, as `cleanText`; a tab is a space. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\t+/g, ' ');
}

/** A name, as `cleanLine`; every kind of space, and any number of them, is one space. */
export function cleanName(typed: string): string {
  return cleanLine(typed).replace(/\p{Zs}+/gu, ' ');
}

/** Whether cleaned text has a character that a line cannot have: a control character, or one that reorders or hides text. */
export function hasForbiddenCharacter(line: string): boolean {
  const judged = line
    .replace(zeroWidthSpaces, (space, at: number, all: string) =>
      separates(...around(all, at)) ? '' : space,
    )
    .replace(flagOfRegion, '');
  return forbidden.test(judged);
}

/** Several lines: whether one of them has such a character. */
export function hasForbiddenCharacterInLines(text: string): boolean {
  return hasForbiddenCharacter(text.replace(/[\n\r\t\u2028\u2029]/g, ''));
}

/** Whether a name contains a web address: it ends up in mails to others. */
export function looksLikeALink(name: string): boolean {
  return /:\/\/|www\./i.test(name);
}

/** Removes what cannot be seen from both ends. A joiner after an Indic mark is part of the last letter (Malayalam). */
function trimBlanks(text: string): string {
  const start = blankStart.exec(text)?.[0].length ?? 0;
  let end = text.length;
  // From the end, one by one: a pattern anchored there would be quadratic in the spaces of a long text.
  while (end > start && (blankEnd.test(text[end - 1] ?? '') || endsWithIdleJoiner(text, end))) end -= 1;
  return text.slice(start, end);
}

function endsWithIdleJoiner(text: string, end: number): boolean {
  return text[end - 1] === '\u200D' && !/\p{M}/u.test(text[end - 2] ?? '');
}

function joins(before: string, after: string): boolean {
  if (emojiPart.test(before) && emojiPart.test(after)) return true;
  return letterOrMark.test(before) && !unjoined.test(before);
}

function separates(before: string, after: string): boolean {
  return unspaced.test(before) && unspaced.test(after);
}

/** The characters before and after the one at a place. */
function around(text: string, at: number): [string, string] {
  const last = text[at - 1] ?? '';
  const before = /[\uDC00-\uDFFF]/.test(last) ? characterAt(text, at - 2) : last;
  return [before, characterAt(text, at + 1)];
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}
