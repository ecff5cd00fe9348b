import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Screen sizes of the tests, in CSS pixels. */
export const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

type Screen = keyof typeof screens;

/**
 * Fails where axe finds a violation of WCAG 2.2 AA on the current page, in light and dark, or where the page scrolls
 * sideways. Checks both screens, or only one where the page's state would not survive a resize.
 */
export async function expectAccessible(page: Page, what: string, only?: Screen): Promise<void> {
  // The check's own time must not count towards the journey's timeout.
  const run = test.info();
  run.setTimeout(run.timeout + 40_000);
  const before = page.viewportSize();
  for (const screen of only ? [only] : (['phone', 'desktop'] as const)) {
    await page.setViewportSize(screens[screen]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoViolation(page, `${what}, ${screen}, ${colorScheme}`, colorScheme === 'dark');
    }
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect.soft(overflow, `pixels that ${what} scrolls sideways on a ${screen}`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}

// The only rules whose result depends on the colour scheme.
const colourRules = ['color-contrast', 'link-in-text-block'];

async function expectNoViolation(page: Page, what: string, coloursOnly: boolean): Promise<void> {
  // Wait for CSS transitions to end: axe would measure the colours in between.
  const transitions = 'document.getAnimations().filter((each) => each instanceof CSSTransition).length';
  await expect.poll(() => page.evaluate<number>(transitions)).toBe(0);
  // Legacy mode needs no extra tab per run; it skips only frames of other origins.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await (coloursOnly ? axe.withRules(colourRules) : axe.withTags(standards)).analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
  }));
  expect.soft(found, `axe on ${what}`).toEqual([]);
}
