import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

it('makes identifiers of version 7 that carry the time and sort by creation, also within a statement', async () => {
  const rows = await test.database.$queryRaw<{ id: string; moment: number }[]>`
    SELECT uuid_v7()::text AS "id", extract(epoch FROM clock_timestamp())::float8 * 1000 AS "moment" FROM generate_series(1, 5000)`;
  const ids = rows.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  for (const { id, moment } of rows) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    // Ids run ahead of the clock by at most the number that is requested within one of its ticks.
    expect(Math.abs(parseInt(id.replaceAll('-', '').slice(0, 12), 16) - moment)).toBeLessThan(1000);
  }
});

it('is what every identifier of a table is made by', async () => {
  const others = await test.database.$queryRaw`
    SELECT table_name, column_default FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'id' AND data_type = 'uuid'
      AND column_default IS DISTINCT FROM 'uuid_v7()'`;
  expect(others).toEqual([]);
});
