import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

const results = join(import.meta.dirname, '../test-results');
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'journeys',
  outputDir: join(results, 'journeys'),
  globalSetup: './product.ts',
  workers: 2,
  fullyParallel: true,
  // A machine that stalls for half a minute is no fault of the product; what passes so is named in the result.
  retries: 1,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: join(results, 'playwright.json') }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    actionTimeout: 30_000,
    contextOptions: { reducedMotion: 'reduce' },
    // Set by the global setup; workers read this file again after it.
    baseURL: process.env.CASEDOOR_ORIGIN,
    screenshot: 'only-on-failure',
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(process.env.PLAYWRIGHT_CHROMIUM_PATH
        ? { executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH }
        : {}),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
