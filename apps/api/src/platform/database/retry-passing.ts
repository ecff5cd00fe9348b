import { setTimeout as wait } from 'node:timers/promises';
import { isDatabaseUnavailable } from './errors.ts';

const attempts = 3;
/** In milliseconds, before the second attempt; doubled before the third. */
const pause = 200;

/** Repeats work that may be done twice, at most three attempts in all, while the database has a fault that passes. */
export async function retryPassing<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isDatabaseUnavailable(error)) throw error;
      await wait(pause * 2 ** (attempt - 1));
    }
  }
}
