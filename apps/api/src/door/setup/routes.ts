import { setUp as endpoint } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { setUp } from './set-up.ts';

const triesPerNetwork = { name: 'setup-network', points: 20, seconds: 3600 };

/** Serves the first-run set-up. */
export function setupRoutes(app: FastifyInstance, context: RouteContext): void {
  serveEndpoint(app, endpoint, anyone, async ({ body: { token, ...first }, ip, request, reply }) => {
    await context.limits.spend(triesPerNetwork, clientNetwork(ip));
    const { userId, membershipId } = await setUp(context, token, first);
    await context.sessions.start(request, reply, { userId, membershipId });
    return {
      ...(await context.sessions.describe(userId, membershipId)),
      setupNeeded: false,
      mailbox: context.mailbox,
    };
  });
}
