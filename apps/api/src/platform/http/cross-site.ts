import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/**
 * Refuses unsafe requests that a browser sends for another site (Fetch Metadata, else Origin), except from the origins of
 * CORS_ORIGINS, and those of our own page under another host name, where cookies and passkeys cannot work. `Origin` decides
 * that, because a proxy may change `Host`. Callers that are no browsers send neither.
 */
export function refuseCrossSite(app: FastifyInstance, allowedOrigins: readonly string[]): void {
  app.addHook('onRequest', async (request) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
    const origin = request.headers.origin;
    const site = request.headers['sec-fetch-site'];
    if (origin !== undefined && allowedOrigins.includes(origin)) return;
    const isOwnPage =
      site === 'same-origin' || (site === undefined && URL.parse(origin ?? '')?.host === request.host);
    // A page that hides its address sends the origin "null".
    if (isOwnPage && origin !== undefined && origin !== 'null') throw new Problem('request_other_host');
    const isOurs = isOwnPage || site === 'none' || (site === undefined && origin === undefined);
    if (!isOurs) throw new Problem('request_cross_site');
  });
}
