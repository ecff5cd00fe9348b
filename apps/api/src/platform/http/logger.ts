import type { FastifyInstance } from 'fastify';
import type { LogLevel } from '../config/config.ts';

export type { LogLevel };

/** One JSON line per event, without secrets from URLs: paths are logged as patterns, headers not at all. */
export function loggerOptions(level: LogLevel) {
  return {
    level,
    base: null,
    redact: ['req.headers', 'res.headers'],
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
  };
}

/** Logs every request after its answer: method, pattern, status, milliseconds. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, ip } = request;
    request.log.info(
      {
        method,
        route: routeOptions.url ?? '(none)',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ip,
      },
      'request',
    );
  });
}
