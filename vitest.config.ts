import { join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/chromium.mjs';

// A machine that is busy with other work may take many times as long; a test that hangs still ends.
const patience = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000 } },
};

const project = (
  name: string,
  folder: string,
  more: { globalSetup?: string[]; setupFiles?: string[] } = {},
) => ({
  test: {
    name,
    include: [`${folder}/**/*.test.{ts,mjs}`],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // A worker imports the application once, not once per file: what a test changes of a module, it puts back.
    isolate: false,
    // Room for young objects: collecting them took a tenth of the API tests' processor time.
    execArgv: ['--max-semi-space-size=64'],
    ...patience,
    ...more,
  },
});

// Kept for when this file is read again.
process.env.PLAYWRIGHT_CHROMIUM_PATH ??= await findChromium();

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      project('contracts', 'packages/contracts'),
      project('web', 'apps/web'),
      project('scripts', 'scripts'),
      project('api', 'apps/api', {
        globalSetup: ['apps/api/test/global-setup.ts'],
        setupFiles: ['apps/api/test/no-warnings.ts'],
      }),
      {
        root: 'apps/web',
        test: {
          name: 'components',
          include: ['src/**/*.test.tsx'],
          setupFiles: [join(import.meta.dirname, 'apps/web/test/setup.ts')],
          // The app is loaded once; test/setup.ts leaves nothing of a test to the next.
          isolate: false,
          env: { TEST_SIZE: process.env.TEST_SIZE ?? '' },
          // After the others: two browsers beside two workers would be four on two cores.
          sequence: { groupOrder: 1 },
          ...patience,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH,
                args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
              },
              contextOptions: { reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/Paris' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
