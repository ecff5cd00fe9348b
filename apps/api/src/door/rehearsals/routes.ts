import { rehearseSignupLink } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { startRehearsal } from './start-rehearsal.ts';

/** Serves an administrator's rehearsal of a sign-up link. */
export function rehearsalRoutes(app: FastifyInstance, context: RouteContext): void {
  serveEndpoint(
    app,
    rehearseSignupLink,
    requireRole(context.sessions),
    ({ params, body }, { organizationId, membershipId }) =>
      startRehearsal(context, { organizationId, membershipId, ...params, locale: body.locale }),
  );
}
