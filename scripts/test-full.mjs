// npm run test:full: runs npm test with the long bursts, races
// and property runs, the API's tests also on PostgreSQL 15, and the program behind PgBouncer.
import { existsSync } from 'node:fs';
import { runAllTests } from './all-tests.mjs';
import { unitTests } from './steps.mjs';
import { runMain } from './workspace.mjs';

// For every step, the journeys too.
process.env.TEST_SIZE = 'full';
process.env.JOURNEYS = 'all';

const postgres15 = process.env.TEST_POSTGRES_BIN ?? '/usr/lib/postgresql/15/bin';

const pgbouncer = process.env.TEST_PGBOUNCER ?? '/usr/sbin/pgbouncer';

const long = {
  ...unitTests,
  name: 'unit and endpoint tests, long counts',
  run: () => unitTests.run({ beside: true, env: { TEST_POSTGRES_BIN: undefined } }),
};
const onPostgres15 = {
  name: 'API on PostgreSQL 15',
  run() {
    if (existsSync(postgres15))
      return unitTests.run({
        args: ['--project', 'api'],
        beside: true,
        env: { TEST_POSTGRES_BIN: postgres15, TEST_SIZE: undefined },
      });
    console.log(`  Skipped: ${postgres15} is not here (apt-get install postgresql-15).`);
    // Optional on a developer's machine; the nightly run must not be green without it.
    return { passed: 0, failed: process.env.CI ? 1 : 0 };
  },
};

const behindPgBouncer = {
  name: 'the program behind PgBouncer',
  run() {
    if (existsSync(pgbouncer))
      return unitTests.run({
        args: ['--project', 'api', 'apps/api/src/platform/database/pooler.test.ts'],
        beside: true,
        env: { TEST_PGBOUNCER: pgbouncer, TEST_POSTGRES_BIN: undefined },
      });
    console.log(`  Skipped: ${pgbouncer} is not here (apt-get install pgbouncer).`);
    return { passed: 0, failed: process.env.CI ? 1 : 0 };
  },
};

await runMain(() => runAllTests([long, onPostgres15, behindPgBouncer]));
