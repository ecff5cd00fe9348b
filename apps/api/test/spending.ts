import { expect } from 'vitest';
import type { Database, Transaction } from '../src/platform/database/client.ts';
import { connectTestDatabase } from './test-connection.ts';

interface Databases {
  database: Database;
  databaseUrl: string;
}

/**
 * Acts while another connection has changed a row and not committed: a statement that writes the row waits for the row
 * lock, and must check the committed row again afterwards. Commits once a statement waits for a lock.
 */
export async function whileUncommitted<T>(
  { database, databaseUrl }: Databases,
  change: (transaction: Transaction) => Promise<unknown>,
  act: () => Promise<T>,
): Promise<T> {
  const other = connectTestDatabase(databaseUrl);
  const changed = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const changing = other.database.$transaction(async (transaction) => {
    await change(transaction);
    changed.resolve();
    await mayCommit.promise;
  });
  await changed.promise;
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
  await changing;
  await other.close();
  return acting;
}

/** The same with a link, whose `uses` the other connection has incremented. */
export function whileAUseIsSpent<T>(
  databases: Databases,
  signupLinkId: string,
  act: () => Promise<T>,
): Promise<T> {
  return whileUncommitted(
    databases,
    (transaction) =>
      transaction.signupLink.updateMany({ where: { id: signupLinkId }, data: { uses: { increment: 1 } } }),
    act,
  );
}
