import { expect } from 'vitest';
import { api } from './api.ts';

/** The texts of the page as a person gets them: what is written, and the names of what has only an icon. */
export function textsOfPage(): string[] {
  const texts = document.evaluate(
    '//body//text()[not(parent::style)]',
    document,
    null,
    XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
  );
  const written = Array.from(
    { length: texts.snapshotLength },
    (_, index) => texts.snapshotItem(index)?.textContent,
  );
  const named = [...document.body.querySelectorAll('*')]
    .filter((element) => !element.closest('[aria-hidden=true]'))
    .flatMap((element) =>
      ['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name)),
    );
  return [...new Set([...written, ...named].map((text) => text?.trim() ?? ''))].filter(Boolean);
}

/** Fails where the page shows the key of a text in place of the text, or a value that was not filled in. */
export function expectWords(): void {
  expect(textsOfPage().filter((text) => /^[a-z]+[A-Za-z]*(\.[a-z]\w*)+$|\{\{/.test(text))).toEqual([]);
}

/** Fails where the page scrolls sideways, or a text or control sticks out of the window. */
export function expectFits(): void {
  const { scrollWidth, clientWidth } = document.documentElement;
  const beyond = [...document.body.querySelectorAll('*')]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > clientWidth + 1)
    .map((each) => `${each.tagName}.${each.className} ${each.textContent.slice(0, 40)}`);
  expect.soft(beyond, `wider than ${clientWidth} pixels`).toEqual([]);
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
}

/** Fails where the page shows a text of its English self, other than names and what is the same in both languages. */
export function expectTranslated(english: readonly string[], same: readonly string[] = []): void {
  const left = textsOfPage().filter((text) => english.includes(text) && /\p{L}{2}/u.test(text));
  expect(left.filter((text) => !same.includes(text) && !api.says(text))).toEqual([]);
}
