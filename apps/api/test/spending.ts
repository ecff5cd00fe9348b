import { expect } from 'vitest';
import type { TestApp } from './test-app.ts';
import { connectTestDatabase } from './test-connection.ts';

/**
 * Does something to a link while another connection has spent a use of it and has not committed yet: whoever writes
 * the row waits, and must judge what it finds there afterwards.
 */
export async function whileAUseIsSpent<T>(
  { database, databaseUrl }: TestApp,
  signupLinkId: string,
  act: () => Promise<T>,
): Promise<T> {
  const other = connectTestDatabase(databaseUrl);
  const taken = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const spending = other.database.$transaction(async (transaction) => {
    await transaction.signupLink.update({ where: { id: signupLinkId }, data: { uses: { increment: 1 } } });
    taken.resolve();
    await mayCommit.promise;
  });
  await taken.promise;
  const acting = act();
  const isWaiting = async () => {
    const [row] = await database.$queryRaw<{ waiting: boolean }[]>`
      SELECT EXISTS (
        SELECT FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'
      ) AS "waiting"`;
    return row?.waiting ?? false;
  };
  await expect.poll(isWaiting).toBe(true);
  mayCommit.resolve();
  await spending;
  await other.close();
  return acting;
}
