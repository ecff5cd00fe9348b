import { hash, verify } from '@node-rs/argon2';
import { createPasswordGate, type PasswordGate } from '../src/platform/secrets/password-gate.ts';

/** The production gate with argon2id at its lowest cost: tests hash hundreds of passwords that nobody attacks. */
export const cheapPasswordGate = (): PasswordGate =>
  createPasswordGate({
    atOnce: 2,
    queueLimit: 16,
    work: {
      hash: (password) => hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 }),
      verify: (passwordHash, password) => verify(passwordHash, password),
    },
  });

/** Neither queue nor thread between two completions, for tests in which they must contend for locks in the database. */
export const noPasswordGate: PasswordGate = {
  refuseIfFull: () => undefined,
  hash: (password) => Promise.resolve(`not a hash of ${password.length} characters`),
  verify: () => Promise.resolve(false),
};
