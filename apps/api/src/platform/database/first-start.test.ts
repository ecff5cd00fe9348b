import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createDatabase, dropDatabase, urlOfDatabase } from '../../../test/test-database.ts';
import { createJobs, installJobs } from '../jobs/jobs.ts';
import { migrate } from './migrate.ts';

const root = join(import.meta.dirname, '../../../../..');
const serverUrl = inject('postgresUrl');
const name = 'test_restricted';
const role = 'test_restricted_role';

async function asSuperuser(...statements: string[]) {
  const client = new pg.Client({ connectionString: urlOfDatabase(serverUrl, name) });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeEach(async () => {
  await createDatabase(serverUrl, name);
  await asSuperuser(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
});
afterEach(async () => {
  await dropDatabase(serverUrl, name);
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`DROP ROLE ${role}`);
  await client.end();
});

function urlOfRole(): string {
  const url = new URL(urlOfDatabase(serverUrl, name));
  url.username = role;
  url.password = 'secret';
  return url.href;
}
const start = async (databaseUrl: string) => {
  await migrate({ databaseUrl, migrationsDir: join(root, 'prisma/migrations'), log: () => undefined });
  await installJobs(databaseUrl);
};

it('a role without CREATE on the database is enough after what docs/operating.md says', async () => {
  const text = await readFile(join(root, 'docs/operating.md'), 'utf8');
  const sql = /### A database role that may not create schemas.*?```sql\n(.*?)```/s.exec(text)?.[1] ?? '';
  await asSuperuser(sql.replaceAll('the_owner', role));
  await start(urlOfRole());
  // Again, as at every start.
  await start(urlOfRole());
  const jobs = createJobs({ databaseUrl: urlOfRole(), onError: () => undefined, enqueueOnly: true });
  await jobs.enqueue('request-password-reset', { userId: null });
  await jobs.stop();
});

it('several instances that start at once on an empty database all start', async () => {
  const { href } = new URL(urlOfDatabase(serverUrl, name));
  await Promise.all(Array.from({ length: 4 }, () => start(href)));
});

it('without it, the start is refused with a sentence that names what is missing', async () => {
  await expect(start(urlOfRole())).rejects.toThrow(/may not create tables in the schema public/);
  await asSuperuser(`GRANT USAGE, CREATE ON SCHEMA public TO ${role}`);
  await expect(start(urlOfRole())).rejects.toThrow(/Casedoor needs the extension pg_trgm/);
  await asSuperuser('CREATE EXTENSION pg_trgm');
  await expect(start(urlOfRole())).rejects.toThrow(/CREATE SCHEMA pgboss/);
});
