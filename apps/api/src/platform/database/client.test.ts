import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { connectDatabase } from './client.ts';

let file: TestDatabase;
beforeAll(async () => {
  file = await createTestDatabase();
});
afterAll(() => file.drop());

it('gives up on statements, locks and idle transactions before Prisma does, unless it is set to be patient', async () => {
  const connection = connectDatabase(file.url);
  const { rows } = await connection.pool.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name`,
    [['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']],
  );
  await connection.close();
  expect(rows.map(({ name, setting }) => [name, Number(setting)])).toEqual([
    ['idle_in_transaction_session_timeout', 6000],
    ['lock_timeout', 3000],
    ['statement_timeout', 5000],
  ]);
});
