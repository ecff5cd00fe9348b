import { randomBytes } from 'node:crypto';
import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** Playwright's `test`, whose every run is a visitor with an address of its own: limits count per address. */
export const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
  extraHTTPHeaders: async ({}, use) => {
    const [a, b, c] = randomBytes(3);
    await use({ 'X-Forwarded-For': `10.${a}.${b}.${c}` });
  },
});
