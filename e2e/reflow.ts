import { expect, type Page, test } from '@playwright/test';

/** A window of 1280 × 1024 at 400 %: the reflow size of WCAG 1.4.10. */
export const zoomed = { width: 320, height: 256 };

/** The focused element, and which part of it or of its error is hidden. */
interface Seen {
  readonly what: string;
  readonly faults: readonly string[];
}

/**
 * Fails where the page scrolls sideways, where Tab or Shift+Tab does not reach every control, or where the focused one
 * or its error is outside the window or covered (WCAG 1.4.10, 2.1.1, 2.4.11).
 */
export async function expectUsable(page: Page, what: string): Promise<void> {
  const run = test.info();
  run.setTimeout(run.timeout + 20_000);
  await expect(page.locator('.skeleton')).toHaveCount(0);
  await page.evaluate(inPage);
  expect.soft(await page.evaluate<string[]>('reflow.beyond()'), `${what}: wider than the window`).toEqual([]);

  const controls = await page.evaluate<string[]>('reflow.controls()');
  for (const key of ['Tab', 'Shift+Tab'] as const) {
    await page.evaluate(`reflow.startAt('${key === 'Tab' ? 'top' : 'bottom'}')`);
    const seen: Seen[] = [];
    for (let presses = 0; presses < controls.length; presses++) {
      await page.keyboard.press(key);
      seen.push(await page.evaluate<Seen>('reflow.look()'));
    }
    await page.evaluate('reflow.end()');
    const reached = (key === 'Tab' ? seen : seen.toReversed()).map((each) => each.what);
    expect.soft(reached, `${what}: what ${key} reaches`).toEqual(controls);
    const hidden = seen.filter(({ faults }) => faults.length > 0);
    expect.soft(hidden, `${what}: has the focus by ${key} and cannot be seen`).toEqual([]);
  }
}

/** Fails where the focused element or its error is not visible. */
export async function expectFocusSeen(page: Page, what: string): Promise<void> {
  await page.evaluate(inPage);
  const faults = () => page.evaluate<Seen>('reflow.look()').then((seen) => seen.faults);
  await expect.poll(faults, { message: `${what}: has the focus and cannot be seen` }).toEqual([]);
}

// A string, because the types of this project do not include the DOM.
const inPage = `
  globalThis.reflow = {
    beyond() {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      return [...document.body.querySelectorAll('*')]
        .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
        .map((each) => each.tagName + '.' + each.className);
    },
    nameOf(element) {
      const name = element.ariaLabel || element.labels?.[0]?.textContent || element.textContent;
      // A countdown changes its digits meanwhile.
      return element.tagName.toLowerCase() + ' ' + name.trim().replaceAll(/\\d+/g, '#');
    },
    controls() {
      return [...document.querySelectorAll('a[href], button, input, select, summary, textarea')]
        .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility())
        .map(this.nameOf);
    },
    // Tab starts from the last focused element, so focus a marker at one end of the page.
    startAt(end) {
      const mark = Object.assign(document.createElement('span'), { id: 'reflow-mark', tabIndex: -1 });
      if (end === 'top') document.body.prepend(mark);
      else document.body.append(mark);
      mark.focus();
    },
    end() {
      document.getElementById('reflow-mark').remove();
    },
    look() {
      const focused = document.activeElement;
      const ids = focused.ariaInvalid === 'true' ? (focused.getAttribute('aria-describedby') ?? '').split(' ') : [];
      const error = ids.filter((id) => id.endsWith('-error')).map((id) => document.getElementById(id));
      const faults = [focused, ...error].flatMap((each) => this.hidden(each));
      return { what: this.nameOf(focused), faults };
    },
    hidden(element) {
      const { innerWidth, innerHeight } = globalThis;
      const own = element.closest('.field, .checkbox') ?? element;
      const part = element.className || element.tagName;
      return [...element.getClientRects()].flatMap((box) => {
        const x = box.left + box.width / 2;
        // In a text area the browser scrolls to the line with the cursor.
        const rows = [box.top + 3, box.top + box.height / 2, box.bottom - 3].slice(0, element.rows ? 1 : 3);
        return rows.flatMap((y) => {
          if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) return [part + ' is out of the window at ' + Math.round(y)];
          const found = document.elementFromPoint(x, y);
          return own.contains(found) ? [] : [part + ' is under ' + found?.tagName + '.' + found?.className];
        });
      });
    },
  };`;
