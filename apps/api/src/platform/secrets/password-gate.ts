import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Problem } from '../http/problem.ts';

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Hashes and verifies passwords with limited concurrency: without a limit, hashing would use up CPU and memory
 * (16 ms and 19 MiB each). Throws `server_busy` when the queue is full.
 */
export interface PasswordGate {
  /** Throws `server_busy` if the next hash would be refused: before work that would be in vain. */
  refuseIfFull(): void;
  /** argon2id in PHC form. */
  hash(password: string): Promise<string>;
  /** `passwordHash` null, where there is none to compare with: does the same work, and returns false. */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
}

interface Hashing {
  hash(password: string): Promise<string>;
  verify(passwordHash: string, password: string): Promise<boolean>;
}

interface GateOptions {
  /** How many hashes run at once. */
  atOnce: number;
  /** How many more may queue. */
  queueLimit: number;
  /** The implementation; argon2id by default. */
  work?: Hashing;
}

const argon2: Hashing = {
  hash: (password) => hash(password, argon2id),
  verify: (passwordHash, password) => verify(passwordHash, password),
};

/** Creates a gate that runs `atOnce` hashes concurrently and queues `queueLimit` more, first in, first out. */
export function createPasswordGate({ atOnce, queueLimit, work = argon2 }: GateOptions): PasswordGate {
  let running = 0;
  const queue: (() => void)[] = [];

  function refuseIfFull(): void {
    if (running >= atOnce && queue.length >= queueLimit) throw new Problem('server_busy', { retryAfter: 2 });
  }

  async function passing<T>(hashing: () => Promise<T>): Promise<T> {
    refuseIfFull();
    if (running >= atOnce) {
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await hashing();
    } finally {
      // Pass the slot on instead of freeing it, so that newcomers cannot overtake the queue.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  }

  // Compared with where there is no account: verifying takes as long as with one. Made before it is needed.
  let standIn: Promise<string> | null = null;
  return {
    refuseIfFull,
    hash: (password) => passing(() => work.hash(normalizePassword(password))),
    verify: (passwordHash, password) =>
      passing(async () => {
        const other = await (standIn ??= work.hash(randomUUID()));
        const right = await work.verify(passwordHash ?? other, normalizePassword(password));
        return right && passwordHash !== null;
      }),
  };
}

/** Applies NFKC, so that a password typed on another keyboard is the same (NIST SP 800-63B-4, 3.1.1.2). */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}
