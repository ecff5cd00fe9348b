import type { Page } from '@playwright/test';

/** Milliseconds below which nobody sees anything move. */
const unseen = 10;

/** What moves on the page now, as a name for each animation that lasts long enough to be seen. */
export function moving(page: Page): Promise<string[]> {
  // As text: the browser's own types are not those of this program.
  return page.evaluate<string[]>(`
    document.getAnimations()
      .filter((each) => each.playState === 'running' && each.effect.getComputedTiming().duration > ${unseen})
      .map((each) => (each.animationName ?? each.transitionProperty) + ' of ' + each.effect.target.className)`);
}

/** What could move on the page, by its styles: the longest animation or transition of any part, in milliseconds. */
export function longestMotion(page: Page): Promise<number> {
  return page.evaluate<number>(`
    Math.max(0, ...[...document.querySelectorAll('*')].flatMap((each) =>
      [null, '::before', '::after'].flatMap((part) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(each, part);
        const durations = [transitionDuration, animationName === 'none' ? '0s' : animationDuration].join();
        return durations.split(',').map((each) => parseFloat(each) * (each.trim().endsWith('ms') ? 1 : 1000));
      }),
    ))`);
}
