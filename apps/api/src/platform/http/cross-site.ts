import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/**
 * Refuses unsafe requests that a browser sends for another site (Fetch Metadata, else Origin),
 * except from the origins of CORS_ORIGINS. Callers that are no browsers send neither.
 */
export function refuseCrossSite(app: FastifyInstance, allowedOrigins: readonly string[]): void {
  app.addHook('onRequest', async (request) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
    const origin = request.headers.origin;
    const site = request.headers['sec-fetch-site'];
    const ours = site === 'same-origin' || site === 'none' || (site === undefined && origin === undefined);
    if (!ours && !(origin !== undefined && allowedOrigins.includes(origin)))
      throw new Problem('request_cross_site');
  });
}
