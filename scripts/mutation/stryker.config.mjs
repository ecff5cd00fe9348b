// Files where a wrong operator lets somebody in or loses something, and what Stryker needs to change them.
// Comparisons in SQL are out of its reach: scripts/sql-faults has those.
const api = 'apps/api/src';

const files = [
  `${api}/people/access/*.ts`,
  `${api}/people/credentials/judge-password.ts`,
  `${api}/people/sessions/require-role.ts`,
  `${api}/platform/secrets/token.ts`,
  `${api}/platform/http/cross-site.ts`,
  `${api}/platform/mail/email-address.ts`,
  `${api}/door/signup-links/signup-link.ts`,
  `${api}/door/signup-links/staff-rights.ts`,
  `${api}/door/signup-links/email-rules.ts`,
  `${api}/door/registrations/registration.ts`,
  `${api}/door/completions/completion-key.ts`,
];

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutation/vitest.config.mjs', related: false },
  mutate: [...files, '!**/*.test.ts'],
  // TypeScript 7 has no API for Stryker; no type check is needed here.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 60_000,
  tempDirName: '.stryker',
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: 'test-results/mutation.json' },
  allowConsoleColors: false,
  cleanTempDir: 'always',
};
