import { getPublicSignupLink } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import { findPublicSignupLink } from './find-public-signup-link.ts';

/** Serves what the public page of a sign-up link shows. */
export function publicSignupLinkRoutes(app: FastifyInstance, { database }: RouteContext): void {
  serveEndpoint(app, getPublicSignupLink, anyone, ({ params }) =>
    findPublicSignupLink(database, params.token),
  );
}
