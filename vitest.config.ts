import { defineConfig } from 'vitest/config';

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
    include: [`${folder}/**/*.test.{ts,tsx,mjs}`],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // A worker imports the application once, not once per file: what a test changes of a module, it puts back.
    isolate: false,
    ...patience,
    ...more,
  },
});

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
    ],
  },
});
