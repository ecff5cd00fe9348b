import { toPlainText } from 'react-email';

// The few parts of html-to-text's formatters that are used here; its own types are not installed.
interface TextElement {
  attribs: Record<string, string>;
  children: readonly unknown[];
}
interface TextBuilder {
  openBlock(options: { leadingLineBreaks: number }): void;
  addInline(text: string, options?: { noWordTransform: boolean }): void;
  addLineBreak(): void;
  closeBlock(options: { trailingLineBreaks: number }): void;
}
type RenderChildren = (children: readonly unknown[], builder: TextBuilder) => void;

/** The longest line of a mail's plain text, in UTF-16 code units. */
export const lineLength = 78;

/** The plain text of a mail's HTML; `wordwrap` false: one line for each paragraph. */
export function plainTextOf(html: string, wordwrap: number | false = lineLength): string {
  return toPlainText(html, {
    wordwrap,
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'a.button', format: 'action' },
      { selector: 'a.way-out', format: 'action' },
    ],
    formatters: {
      // A URL on a line of its own: every mail program turns it into a link.
      action: (element: TextElement, renderChildren: RenderChildren, builder: TextBuilder) => {
        builder.openBlock({ leadingLineBreaks: 2 });
        renderChildren(element.children, builder);
        builder.addLineBreak();
        builder.addInline(String(element.attribs.href), { noWordTransform: true });
        builder.closeBlock({ trailingLineBreaks: 2 });
      },
    },
  });
}

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
