import {
  askOrganization as askEndpoint,
  dismissSignupRequest as dismissEndpoint,
  inviteSignupRequest as inviteEndpoint,
  listSignupRequests,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import type { Sessions } from '../../people/sessions/sessions.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { askOrganization } from './ask-organization.ts';
import { dismissSignupRequest } from './dismiss-signup-request.ts';
import { findSignupRequests } from './find-signup-requests.ts';
import { inviteSignupRequest } from './invite-signup-request.ts';

/** Serves sign-up requests at a closed link, and the administrators' answers. */
export function signupRequestRoutes(
  app: FastifyInstance,
  context: RouteContext & { sessions: Sessions },
): void {
  const { database, sessions } = context;
  const member = requireRole(sessions);

  serveEndpoint(app, askEndpoint, anyone, async ({ params, body, ip }) => {
    const { email, name = null, message = null, locale } = body;
    await askOrganization(context, { token: params.token, email, name, message, locale, ip });
    return { sent: true as const };
  });
  serveEndpoint(app, listSignupRequests, member, ({ query }, { organizationId }) =>
    findSignupRequests(database, organizationId, query),
  );
  serveEndpoint(app, inviteEndpoint, member, ({ params, body }, caller) =>
    inviteSignupRequest(context, caller, params.signupRequestId, body.signupLinkId),
  );
  serveEndpoint(app, dismissEndpoint, member, ({ params }, caller) =>
    dismissSignupRequest(database, caller, params.signupRequestId),
  );
}
