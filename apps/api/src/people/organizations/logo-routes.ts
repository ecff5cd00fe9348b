import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findLogo } from './find-logo.ts';

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
