import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

const results = join(import.meta.dirname, '../test-results');
const asRoot = process.getuid?.() === 0;

/**
 * Disables browser features that the tests do not need. The suggestions below the
 * address bar are pages of their own: two per window, which cost more than ours.
 * This switch replaces Playwright's own, so the rest of the list is Playwright's.
 */
const disabledFeatures = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

export default defineConfig({
  testDir: 'journeys',
  outputDir: join(results, 'journeys'),
  globalSetup: './product.ts',
  workers: 2,
  fullyParallel: true,
  // Long journeys, and those that repeat a registration in another size, language or way, run in `npm run test:full` only.
  ...(process.env.JOURNEYS === 'all' ? {} : { grepInvert: /@full/ }),
  // A machine that stalls for half a minute is no fault of the product; the report marks such tests as flaky.
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
    // Tracing costs CPU time in every action: only retries are recorded.
    trace: { mode: 'on-first-retry', screenshots: false },
    launchOptions: {
      ...(process.env.PLAYWRIGHT_CHROMIUM_PATH
        ? { executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH }
        : {}),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        // Debian's Chromium would draw through an emulated graphics card.
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        `--disable-features=${disabledFeatures.join(',')}`,
      ],
    },
  },
});
