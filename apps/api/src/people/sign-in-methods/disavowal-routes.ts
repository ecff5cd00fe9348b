import { disavowPasswordReset, disavowSignInChange } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { clientNetwork, type RateLimits } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import type { Auth } from '../sessions/auth.ts';
import { endPasswordReset } from './end-password-reset.ts';
import type { CredentialTools } from './prepare-credentials-notice.ts';
import { secureAccount } from './secure-account.ts';

interface DisavowalRoutes extends CredentialTools {
  auth: Auth;
  limits: RateLimits;
}

const disavowalsPerNetwork = { name: 'account-disavowal-network', points: 60, seconds: 3600 };

/** Serves "This was not me" of the mails about an account. */
export function disavowalRoutes(app: FastifyInstance, tools: DisavowalRoutes): void {
  const { auth, limits } = tools;

  serveEndpoint(app, disavowPasswordReset, anyone, async ({ body, ip }) => {
    await limits.spend(disavowalsPerNetwork, clientNetwork(ip));
    await endPasswordReset(auth, body.token);
    return undefined;
  });

  serveEndpoint(app, disavowSignInChange, anyone, async ({ body, ip }) => {
    await limits.spend(disavowalsPerNetwork, clientNetwork(ip));
    await secureAccount(tools, body.token);
    return undefined;
  });
}
