import { defineConfig } from 'vitest/config';

const unit = (name: string, folder: string) => ({
  test: {
    name,
    include: [`${folder}/**/*.test.{ts,tsx,mjs}`],
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
});

export default defineConfig({
  test: {
    // Two at once: more would wait for each other on a small machine.
    maxWorkers: 2,
    projects: [
      unit('contracts', 'packages/contracts'),
      unit('web', 'apps/web'),
      unit('scripts', 'scripts'),
      {
        test: {
          name: 'api',
          include: ['apps/api/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['apps/api/test/global-setup.ts'],
          setupFiles: ['apps/api/test/no-warnings.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
