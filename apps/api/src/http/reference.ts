import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { fastifyZodOpenApiPlugin, fastifyZodOpenApiTransformers } from 'fastify-zod-openapi';

/** OpenAPI 3.1 at `/api/openapi.json`. Must be registered before the endpoints. */
export async function describeApi(app: FastifyInstance, options: { appOrigin: string }): Promise<void> {
  await app.register(fastifyZodOpenApiPlugin);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Casedoor',
        version: '1',
        description:
          'The front door of a case-based organization. Refusals are `application/problem+json` (RFC 9457) with a stable `code`, ' +
          'in the language of `Accept-Language` (English or French). Unsafe methods take JSON only.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: options.appOrigin }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'casedoor.session_token', description: 'Set by signing in.' },
          registrationToken: { type: 'http', scheme: 'bearer', description: 'The token of the mailed personal link.' },
        },
      },
    },
    ...fastifyZodOpenApiTransformers,
  });
}

/** The reference at `/docs`, without any request to elsewhere. */
export async function serveReference(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send(app.swagger()),
  );
  await app.register(async (docs) => {
    // The reference styles and starts itself inline; it runs nothing but our own document.
    docs.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', referencePolicy);
    });
    await docs.register(scalar, {
      routePrefix: '/docs',
      configuration: {
        url: '/api/openapi.json',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    });
  });
}

const referencePolicy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";
