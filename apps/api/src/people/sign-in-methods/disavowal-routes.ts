import { disavowPasswordReset, disavowSignInChange } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { endPasswordReset } from './end-password-reset.ts';
import { secureAccount } from './secure-account.ts';

const disavowalsPerNetwork = { name: 'account-disavowal-network', points: 60, seconds: 3600 };

/** Serves the disavowal links of mails about an account. */
export function accountDisavowalRoutes(app: FastifyInstance, context: RouteContext): void {
  const { auth, limits } = context;

  serveEndpoint(app, disavowPasswordReset, anyone, async ({ body, ip }) => {
    await limits.spend(disavowalsPerNetwork, clientNetwork(ip));
    await endPasswordReset(auth, body.token);
    return undefined;
  });

  serveEndpoint(app, disavowSignInChange, anyone, async ({ body, ip }) => {
    await limits.spend(disavowalsPerNetwork, clientNetwork(ip));
    await secureAccount(context, body.token);
    return undefined;
  });
}
