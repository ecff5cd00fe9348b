import { disavowRegistration as disavowEndpoint } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { clientNetwork } from '../../platform/http/rate-limits.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { disavowRegistration } from './disavow-registration.ts';

const disavowalsPerNetwork = { name: 'registration-disavowal-network', points: 60, seconds: 3600 };

/** Serves the disavowal link of the welcome mail ("This was not me"). */
export function disavowalRoutes(app: FastifyInstance, context: RouteContext): void {
  serveEndpoint(app, disavowEndpoint, anyone, async ({ body, ip }) => {
    await context.limits.spend(disavowalsPerNetwork, clientNetwork(ip));
    await disavowRegistration(context, body.token);
    return undefined;
  });
}
