import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Screen sizes of the tests, in CSS pixels. */
const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

type Screen = keyof typeof screens;

const full = process.env.TEST_SIZE === 'full';

/**
 * Fails where axe finds a violation of WCAG 2.2 AA on the current page, or where the page scrolls sideways. Checks the
 * page as it is: in light on a phone, in dark on a desktop. The full suite checks both schemes on both screens, or only
 * on one where the page's state would not survive a resize.
 */
export async function expectAccessible(page: Page, what: string, only?: Screen): Promise<void> {
  // The check's own time must not count towards the journey's timeout.
  const run = test.info();
  run.setTimeout(run.timeout + 40_000);
  const before = page.viewportSize() ?? screens.desktop;
  const here = only ?? (before.width < 800 ? 'phone' : 'desktop');
  for (const screen of full && !only ? (['phone', 'desktop'] as const) : [here]) {
    await page.setViewportSize(screens[screen]);
    const usual = screen === 'phone' ? 'light' : 'dark';
    for (const colorScheme of full ? (['light', 'dark'] as const) : ([usual] as const)) {
      await page.emulateMedia({ colorScheme });
      // The app's pages follow the scheme in a script, after the styles that follow it by a media query.
      const shown = `document.documentElement.dataset.mantineColorScheme ?? '${colorScheme}'`;
      await expect.poll(() => page.evaluate<string>(shown)).toBe(colorScheme);
      await expectNoViolation(page, `${what}, ${screen}, ${colorScheme}`);
    }
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect.soft(overflow, `pixels that ${what} scrolls sideways on a ${screen}`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(before);
}

async function expectNoViolation(page: Page, what: string): Promise<void> {
  await loadAxe(page);
  const options: RunOptions = { resultTypes: ['violations'], runOnly: standards };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  const found = violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
  }));
  expect.soft(found, `axe on ${what}`).toEqual([]);
}

/** Adds axe to the page and its frames, once per document: parsing it takes longer than a run. */
async function loadAxe(page: Page): Promise<void> {
  for (const frame of page.frames())
    if (!(await frame.evaluate<boolean>("typeof axe === 'object'"))) await frame.evaluate(axeSource);
}
