import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { buildOpenLink } from '../../../test/registration-steps.ts';
import { isDatabaseUnavailable } from './errors.ts';
import { serialize } from './serial-transactions.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

it('reads several relations of a row in a transaction without a warning of pg', async () => {
  const { admin } = await buildOpenLink(test);
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on('warning', listen);
  const membership = await test.database.$transaction((transaction) =>
    transaction.membership.findFirstOrThrow({
      where: { id: admin.id },
      include: {
        user: true,
        organization: true,
        addedBy: true,
        createdSignupLinks: true,
        registrations: true,
      },
    }),
  );
  await sleep(10);
  process.off('warning', listen);
  expect(membership.createdSignupLinks.length).toBeGreaterThan(0);
  expect(warnings.filter((message) => message.includes('already executing a query'))).toEqual([]);
});

it('sends one statement after another, also after one that fails, and none after the end', async () => {
  const events: string[] = [];
  const send = async ({ sql }: { sql: string }) => {
    events.push(`${sql} begins`);
    await sleep(1);
    events.push(`${sql} ends`);
    if (sql === 'B') throw new Error('B failed');
    return sql as never;
  };
  const { queryRaw, executeRaw } = serialize({ queryRaw: send, executeRaw: send });
  const query = (sql: string) => ({ sql, args: [], argTypes: [] });
  const results = await Promise.allSettled([
    queryRaw(query('A')),
    executeRaw(query('B')),
    executeRaw(query('ROLLBACK')),
    executeRaw(query('C')),
  ]);
  expect(events).toEqual(['A', 'B', 'ROLLBACK'].flatMap((sql) => [`${sql} begins`, `${sql} ends`]));
  expect(
    results.map((result) => (result.status === 'rejected' ? String(result.reason) : result.value)),
  ).toEqual(['A', 'Error: B failed', 'ROLLBACK', 'Error: The transaction has ended.']);
  // It ended because Prisma gave up under load: the request may be sent again.
  expect(
    results.map((result) => result.status === 'rejected' && isDatabaseUnavailable(result.reason)),
  ).toEqual([false, false, false, true]);
});
