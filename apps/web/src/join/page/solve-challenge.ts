import type { ProofOfWork } from '@casedoor/contracts';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/**
 * Solves a challenge, as the start of a registration takes it; null where the browser cannot. Web Crypto does the work
 * outside the page's thread, so the page stays usable.
 */
export async function solutionOf(challenge: ProofOfWork): Promise<string | null> {
  // Only in a secure context: https, or this machine.
  if (!globalThis.isSecureContext) return null;
  const solution = await solveChallenge({ challenge, deriveKey });
  return solution && btoa(JSON.stringify({ challenge, solution }));
}
