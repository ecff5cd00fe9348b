import { countVisit as countVisitEndpoint } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { countVisit } from './count-visit.ts';

/** Serves the count of a visit, which the link page sends. */
export function visitRoutes(app: FastifyInstance, context: RouteContext): void {
  serveEndpoint(app, countVisitEndpoint, anyone, async ({ params, body, ip }) => {
    await countVisit(context, { token: params.token, by: body.by, tag: body.from ?? null, ip });
    return undefined;
  });
}
