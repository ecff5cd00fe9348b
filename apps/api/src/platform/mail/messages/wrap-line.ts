/** The longest line of a mail's plain text, in UTF-16 code units. */
export const lineLength = 78;

/** What html-to-text takes for a space between words: not the no-break space, but the zero-width one. */
export const spaces = /[ \t\r\n\f\u200b]+/g;

/** Breaks a line between words as html-to-text does: a longer word stays whole. */
export function wrapLine(line: string, length = lineLength): string {
  let wrapped = '';
  let used = 0;
  for (const word of line.split(spaces)) {
    if (word === '') continue;
    const fits = used > 0 && used + 1 + word.length <= length;
    wrapped += fits ? ` ${word}` : `${used > 0 ? '\n' : ''}${word}`;
    used = fits ? used + 1 + word.length : word.length;
  }
  return wrapped;
}
