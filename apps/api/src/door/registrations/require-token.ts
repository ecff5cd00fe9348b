import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../../platform/app-context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import type { Admit } from '../../platform/http/serve-endpoint.ts';

const callsPerNetwork = { name: 'registration-network', points: 3000, seconds: 3600 };

/**
 * Requires a token, and returns it; what it opens is up to the endpoint. Checked before the body is read; guesses are
 * rate limited by network. Throws `registration_token_missing` and `request_rate_limited`.
 */
export function requireToken({ limits }: AppContext): Admit<string> {
  return async (request) => {
    const token = bearerToken(request);
    await limits.spend(callsPerNetwork, clientNetwork(request.ip));
    return token;
  };
}

/** The same without a rate limit, for the waiting page, which polls every few seconds. */
export const requirePollingToken: Admit<string> = (request) => Promise.resolve(bearerToken(request));

/** The token of `Authorization: Bearer …`. Throws `registration_token_missing`. */
function bearerToken(request: FastifyRequest): string {
  const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'bearer' || !token) throw new Problem('registration_token_missing');
  return token;
}
