import {
  approveRegistration as approveEndpoint,
  getRegistrationForDecision,
  listWaitingRegistrations,
  rejectRegistration as rejectEndpoint,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { approveRegistration } from './approve-registration.ts';
import { findRegistrationForDecision, findPendingApprovals } from './find-registrations-for-decision.ts';
import { rejectRegistration } from './reject-registration.ts';

/** Serves the queue of registrations that are pending approval, and the decisions. */
export function approvalRoutes(app: FastifyInstance, context: RouteContext): void {
  const { database, sessions } = context;
  const member = requireRole(sessions);

  serveEndpoint(app, listWaitingRegistrations, member, ({ query }, { organizationId }) =>
    findPendingApprovals(database, organizationId, query),
  );
  serveEndpoint(app, getRegistrationForDecision, member, ({ params }, { organizationId }) =>
    findRegistrationForDecision(database, organizationId, params.registrationId),
  );
  serveEndpoint(app, approveEndpoint, member, ({ params, body: { signupLinkVersion, reason } }, caller) =>
    approveRegistration(context, caller, { ...params, signupLinkVersion, reason: reason || null }),
  );
  serveEndpoint(app, rejectEndpoint, member, ({ params, body: { reason, message } }, caller) =>
    rejectRegistration(context, caller, { ...params, reason, message: message || null }),
  );
}
