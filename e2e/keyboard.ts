import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab until an element has the focus; fails where Tab does not reach it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  // A page that is still loading moves the focus when it is there.
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await target.and(page.locator(':focus')).count()) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, 'reached by Tab').toBeFocused();
}
