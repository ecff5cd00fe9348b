import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './client.ts';
import { isConflict } from './errors.ts';

const attempts = 4;
/** The longest pause before the second attempt; before each further one it may be twice as long. */
const longestPause = 50;

/**
 * Runs a transaction anew, at most four times in all, when PostgreSQL ended it in favour of another: a deadlock, or a
 * serialization failure. What it throws then passes by itself, as any other fault of the database does. A transaction can
 * be run twice because nothing outside the database happens inside one.
 */
export function retryConflicts(database: Database): Database {
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
        // At random, so that two that met do not meet again.
        await wait(Math.random() * longestPause * 2 ** (attempt - 1));
      }
    }
  };
  return Object.assign(database, { $transaction: run });
}
