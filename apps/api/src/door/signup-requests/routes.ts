import {
  askOrganization as askEndpoint,
  dismissSignupRequest as dismissEndpoint,
  inviteSignupRequest as inviteEndpoint,
  listSignupRequests,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import type { InvitationTools } from '../invitations/send-invitation.ts';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { Sessions } from '../../people/sessions/sessions.ts';
import { askOrganization } from './ask-organization.ts';
import { dismissSignupRequest } from './dismiss-signup-request.ts';
import { findSignupRequests } from './find-signup-requests.ts';
import { inviteSignupRequest } from './invite-signup-request.ts';

/** Serves the question at a closed link, and what administrators answer. */
export function signupRequestRoutes(
  app: FastifyInstance,
  tools: InvitationTools & { sessions: Sessions },
): void {
  const { database, sessions } = tools;
  const member = requireRole(sessions);

  serveEndpoint(app, askEndpoint, anyone, async ({ params, body, ip }) => {
    const { email, name = null, message = null, locale } = body;
    await askOrganization(tools, { token: params.token, email, name, message, locale, ip });
    return { sent: true as const };
  });
  serveEndpoint(app, listSignupRequests, member, ({ query }, { organizationId }) =>
    findSignupRequests(database, organizationId, query),
  );
  serveEndpoint(app, inviteEndpoint, member, ({ params, body }, caller) =>
    inviteSignupRequest(tools, caller, params.signupRequestId, body.signupLinkId),
  );
  serveEndpoint(app, dismissEndpoint, member, ({ params }, caller) =>
    dismissSignupRequest(database, caller, params.signupRequestId),
  );
}
