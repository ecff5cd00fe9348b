import { toPlainText } from 'react-email';
import { lineLength } from './wrap-line.ts';

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
