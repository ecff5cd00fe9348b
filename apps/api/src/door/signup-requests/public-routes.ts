import { askOrganization as askEndpoint } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { askOrganization } from './ask-organization.ts';

/** Serves the form with which somebody at a closed link asks to be let in. */
export function publicSignupRequestRoutes(app: FastifyInstance, context: RouteContext): void {
  serveEndpoint(app, askEndpoint, anyone, async ({ params, body, ip }) => {
    const { email, name = null, message = null, locale } = body;
    await askOrganization(context, { token: params.token, email, name, message, locale, ip });
    return { sent: true as const };
  });
}
