import {
  dismissSignupRequest as dismissEndpoint,
  inviteSignupRequest as inviteEndpoint,
  listSignupRequests,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { dismissSignupRequest } from './dismiss-signup-request.ts';
import { findSignupRequests } from './find-signup-requests.ts';
import { inviteSignupRequest } from './invite-signup-request.ts';

/** Serves the sign-up requests of an organization, and the administrators' answers. */
export function signupRequestRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database, sessions } = context;
  const member = requireRole(sessions);

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
