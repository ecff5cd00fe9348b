import { requestPasswordReset as requestPasswordResetEndpoint, resetPassword } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../platform/http/problem.ts';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { setPasswordByToken } from './set-password-by-token.ts';

const resetsPerNetwork = { name: 'reset-network', points: 20, seconds: 3600 };
const newPasswordsPerNetwork = { name: 'new-password-network', points: 60, seconds: 3600 };

/** Serves the password reset, without a session. */
export function passwordResetRoutes(app: FastifyInstance, context: RouteContext): void {
  const { limits, devices, signInLimits } = context;

  serveEndpoint(app, requestPasswordResetEndpoint, anyone, async ({ body, ip }) => {
    await limits.spend(resetsPerNetwork, clientNetwork(ip));
    await requestPasswordReset(context, body.email);
    return { email: body.email };
  });

  serveEndpoint(app, resetPassword, anyone, async ({ body, ip, request, reply }) => {
    await limits.spend(newPasswordsPerNetwork, clientNetwork(ip));
    const emailCanonical = await setPasswordByToken(context, body.token, body.password);
    if (emailCanonical === null) throw new Problem('password_reset_token_invalid');
    await signInLimits.reset(request, emailCanonical);
    devices.remember(request, reply, emailCanonical);
    return undefined;
  });
}
