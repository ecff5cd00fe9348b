import type { Page } from '@playwright/test';

/** Milliseconds below which nobody sees an animation. */
const unseen = 10;

/** Returns the names of the running animations that last long enough to be seen. */
export function moving(page: Page): Promise<string[]> {
  // A string, because this program is not typed with the browser's library.
  return page.evaluate<string[]>(`
    document.getAnimations()
      .filter((each) => each.playState === 'running' && each.effect.getComputedTiming().duration > ${unseen})
      .map((each) => (each.animationName ?? each.transitionProperty) + ' of ' + each.effect.target.className)`);
}

/** Returns the longest animation or transition that the page's styles define, in milliseconds. */
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
