import type { FastifyInstance } from 'fastify';

/** Health checks for operators and load balancers. `/healthz`: the process runs. `/readyz`: it can serve requests. */
export function serveHealth(app: FastifyInstance, isReady: () => Promise<void>): void {
  const described = (operationId: string, summary: string) => ({
    schema: { operationId, summary, tags: ['Operations'], security: [] },
  });
  app.get('/healthz', described('getHealth', 'The process runs.'), (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  app.get(
    '/readyz',
    described('getReadiness', 'The database can be read and written; 503 while it cannot.'),
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      try {
        await isReady();
        return reply.send({ status: 'ready' });
      } catch (error) {
        request.log.warn({ err: error }, 'not ready');
        return reply.code(503).header('retry-after', '2').send({ status: 'not ready' });
      }
    },
  );
}
