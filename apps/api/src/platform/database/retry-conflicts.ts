import { setTimeout as wait } from 'node:timers/promises';
import { isConflict } from './errors.ts';
import type { PrismaClient } from './generated/client.ts';

const attempts = 4;
/** The longest back-off before the second attempt, in milliseconds; doubled before each further one. */
const longestPause = 50;

/**
 * Retries a transaction, at most four attempts in all, when PostgreSQL rolled it back because of a
 * concurrent one: a deadlock, or a serialization failure. After that the error is thrown, as a database
 * fault that passes by itself. A retry is safe because a transaction does nothing outside the database.
 */
export function retryConflicts(database: PrismaClient): PrismaClient {
  const runOnce = database.$transaction.bind(database) as (
    work: unknown,
    options?: unknown,
  ) => Promise<unknown>;
  const run = async (work: unknown, options?: unknown): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await runOnce(work, options);
      } catch (error) {
        if (attempt === attempts || !isConflict(error)) throw error;
        // Random, so that two transactions that conflicted do not conflict again.
        await wait(Math.random() * longestPause * 2 ** (attempt - 1));
      }
    }
  };
  return Object.assign(database, { $transaction: run });
}
