import { requestPasswordReset, resetPassword } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../platform/http/problem.ts';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { setPasswordByToken } from './set-password-by-token.ts';

const resetsPerNetwork = { name: 'reset-network', points: 20, seconds: 3600 };
const newPasswordsPerNetwork = { name: 'new-password-network', points: 60, seconds: 3600 };
const resetsPerAddress = { name: 'reset-address', points: 3, seconds: 3600 };

/** Serves the password reset, without a session. */
export function passwordResetRoutes(app: FastifyInstance, context: RouteContext): void {
  const { jobs, limits } = context;

  // A job looks up the account, so that the answer's time does not reveal whether there is one (threat T47).
  serveEndpoint(app, requestPasswordReset, anyone, async ({ body, ip }) => {
    await limits.spend(resetsPerNetwork, clientNetwork(ip));
    const email = canonicalEmail(body.email);
    if (email !== null && (await limits.take(resetsPerAddress, email))) {
      await jobs.enqueue('request-password-reset', { email });
    }
    return { email: body.email };
  });

  serveEndpoint(app, resetPassword, anyone, async ({ body, ip }) => {
    await limits.spend(newPasswordsPerNetwork, clientNetwork(ip));
    const done = await setPasswordByToken(context, body.token, body.password);
    if (!done) throw new Problem('password_reset_token_invalid');
    return undefined;
  });
}
