import {
  getCaseArrival,
  getSignupLinkFunnel,
  listSignupLinkRegistrations,
  listUserArrivals,
} from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { requireRole } from '../../people/sessions/require-role.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { findCaseArrival, findUserArrivals } from './find-arrivals.ts';
import { findFunnel } from './find-funnel.ts';
import { findLinkRegistrations } from './find-link-registrations.ts';

/** Serves the registrations and the funnel of a sign-up link, and the arrival of a user or a case. */
export function analyticsRoutes(app: FastifyInstance, { database, sessions }: RouteContext): void {
  const member = requireRole(sessions);

  serveEndpoint(app, listSignupLinkRegistrations, member, ({ params, query }, { organizationId }) =>
    findLinkRegistrations(database, organizationId, params.signupLinkId, query),
  );
  serveEndpoint(app, getSignupLinkFunnel, member, ({ params, query }, { organizationId }) =>
    findFunnel(database, organizationId, params.signupLinkId, query),
  );
  serveEndpoint(app, listUserArrivals, member, ({ params }, { organizationId }) =>
    findUserArrivals(database, organizationId, params.membershipId),
  );
  serveEndpoint(app, getCaseArrival, member, ({ params }, { organizationId }) =>
    findCaseArrival(database, organizationId, params.caseId),
  );
}
