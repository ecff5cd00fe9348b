import { createHmac } from 'node:crypto';
import type { ProofOfWork } from '@casedoor/contracts';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { AppContext } from '../../platform/app-context.ts';

/** A challenge can be solved for this long, in seconds. */
const lifetime = 300;

// A phone derives a key in about 5 ms: at most `most` of them take about a second (decision 35).
const cost = 5_000;
const [fewest, most] = [60, 180] as const;

/** The solutions that were used; kept for longer than the challenge could be solved. */
const spentChallenge = { name: 'challenge', points: 1, seconds: 900 };

/** What a solution contains, as the libraries of altcha write it: base64 of this as JSON. */
const solutionPayload = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(cost),
      keyLength: z.int(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int(), derivedKey: z.string() }),
});

/**
 * A proof of work (altcha) for one link: a browser solves it in about a second, and nobody notices; thousands of starts
 * cost a program hours. Nothing is stored.
 */
export async function createProofOfWork({ authSecret }: Secret, linkId: string): Promise<ProofOfWork> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: randomInt(fewest, most),
    deriveKey,
    expiresAt: new Date(Date.now() + lifetime * 1000),
    ...secretsOf(authSecret, linkId),
  });
  return challenge as ProofOfWork;
}

/** Whether this solves a challenge of ours for the link, in time and for the first time. Spends it. */
export async function spendSolution(
  { authSecret, limits }: Secret & Pick<AppContext, 'limits'>,
  linkId: string,
  payload: string,
): Promise<boolean> {
  const read = solutionPayload.safeParse(parse(payload));
  if (!read.success) return false;
  const { challenge, solution } = read.data;
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    ...secretsOf(authSecret, linkId),
  });
  return verified && limits.take(spentChallenge, challenge.signature);
}

type Secret = Pick<AppContext, 'authSecret'>;

/** Of one link, so that solutions cannot be collected at a link that nobody watches. */
function secretsOf(authSecret: string, linkId: string) {
  const derived = (use: string) =>
    createHmac('sha256', authSecret).update(`proof of work ${use} ${linkId}`).digest('base64url');
  return { hmacSignatureSecret: derived('challenge'), hmacKeySignatureSecret: derived('key') };
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64').toString());
  } catch {
    return null;
  }
}
