import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../http/problem.ts';

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Hashes and verifies passwords, a few at a time: more at once would take the whole machine
 * (16 ms and 19 MiB each). Throws `server_busy` when the queue is full.
 */
export interface PasswordGate {
  /** argon2id in PHC form. */
  hash(password: string): Promise<string>;
  verify(passwordHash: string, password: string): Promise<boolean>;
}

interface GateOptions {
  /** How many hashes run at once. */
  atOnce: number;
  /** How many more wait. */
  waiting: number;
  /** What is gated; argon2id unless told. */
  work?: PasswordGate;
}

const argon2: PasswordGate = {
  hash: (password) => hash(password, argon2id),
  verify: (passwordHash, password) => verify(passwordHash, password),
};

/** A gate that lets `atOnce` hashes run and `waiting` more wait, in the order in which they came. */
export function createPasswordGate({ atOnce, waiting, work = argon2 }: GateOptions): PasswordGate {
  let running = 0;
  const queue: (() => void)[] = [];

  async function passing<T>(hashing: () => Promise<T>): Promise<T> {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new Problem('server_busy', { retryAfter: 2 });
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await hashing();
    } finally {
      // The place is handed on, not freed, so that newcomers cannot overtake the queue.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) => passing(() => work.hash(normalizePassword(password))),
    verify: (passwordHash, password) => passing(() => work.verify(passwordHash, normalizePassword(password))),
  };
}

/** NFKC, so that the same password typed on another keyboard is the same (NIST SP 800-63B-4, 3.1.1.2). */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}
