import * as contracts from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { requireRole } from '../sessions/require-role.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { changeOrganization } from './change-organization.ts';
import { findLogo } from './find-logo.ts';
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

/** Serves logos to everyone, at the root of the server: `GET /logos/{organizationId}`. */
export function logoRoutes(app: FastifyInstance, { database }: { database: Database }): void {
  // An image for pages, whose URL comes with the organization: not an endpoint of the API.
  const hidden = { schema: { hide: true } };
  app.get<{ Params: { organizationId: string } }>(
    '/logos/:organizationId',
    hidden,
    async ({ params }, reply) => {
      const logo = await findLogo(database, params.organizationId);
      if (!logo) throw new Problem('endpoint_not_found');
      return (
        reply
          .type(logo.mediaType)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'public, max-age=300')
          // A front end at another origin shows it too.
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(Buffer.from(logo.bytes))
      );
    },
  );
}
