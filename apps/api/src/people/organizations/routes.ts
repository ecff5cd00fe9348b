import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { requireRole } from '../sessions/require-role.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { changeOrganization } from './change-organization.ts';
import { findOrganization } from './find-organization.ts';

/** Serves the organization's settings. */
export function organizationRoutes(app: FastifyInstance, { database, sessions }: RouteContext): void {
  serveEndpoint(app, contracts.getOrganization, requireRole(sessions), (_call, member) =>
    findOrganization(database, member),
  );
  serveEndpoint(app, contracts.changeOrganization, requireRole(sessions), ({ body }, member) =>
    changeOrganization(database, member, body),
  );
}
