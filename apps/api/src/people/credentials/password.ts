import { hash, verify } from '@node-rs/argon2';
import type { FieldErrorCode } from '@casedoor/contracts';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as french from '@zxcvbn-ts/language-fr';
import { Problem } from '../../platform/http/problem.ts';

/** OWASP's argon2id setting: 19 MiB, two passes, one lane. */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const minimumLength = 15;
const maximumLength = 128;

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

const strength = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, ...french.dictionary },
  graphs: common.adjacencyGraphs,
  // Signs that could stand for letters are tried in so many ways, and so much of a password is looked at:
  // by default, 128 well-chosen characters keep the process from everything else for seconds.
  l33tMaxSubstitutions: 2,
  maxLength: 48,
});

/**
 * What is wrong with a new password, or null. 15 to 128 code points, no composition rules,
 * nothing common, nothing made of `names` (person, address, organization).
 */
export function judgePassword(password: string, names: readonly string[]): FieldErrorCode | null {
  const normalized = normalizePassword(password);
  const length = [...normalized].length;
  if (length < minimumLength) return 'password_too_short';
  if (length > maximumLength) return 'password_too_long';

  const words = names
    .flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2);
  if (strength.check(normalized, [...words]).score >= 3) {
    return madeOf(normalized, words) ? 'password_contains_name' : null;
  }
  return madeOf(normalized, words) || strength.check(normalized).score >= 3
    ? 'password_contains_name'
    : 'password_too_common';
}

/** Whether little is left of a password once the given words, digits and signs are taken out. */
function madeOf(password: string, words: readonly string[]): boolean {
  const rest = [...words]
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word.toLowerCase(), ''), password.toLowerCase())
    .replaceAll(/[^\p{L}]/gu, '');
  return rest.length < 6 && words.some((word) => password.toLowerCase().includes(word.toLowerCase()));
}
