import { getPublicSignupLink } from '@casedoor/contracts';
import type { FastifyInstance } from 'fastify';
import { anyone, serveEndpoint } from '../../platform/http/serve-endpoint.ts';
import type { FindPublicLink } from './remember-links.ts';

/** Serves what the public page of a sign-up link shows. */
export function publicSignupLinkRoutes(
  app: FastifyInstance,
  { findPublicLink }: { findPublicLink: FindPublicLink },
): void {
  serveEndpoint(app, getPublicSignupLink, anyone, ({ params }) => findPublicLink(params.token));
}
