import swagger from '@fastify/swagger';
import { problemKinds, type Locale } from '@casedoor/contracts';
import Fastify, { type FastifyInstance } from 'fastify';
import { fastifyZodOpenApiPlugin, fastifyZodOpenApiTransformers } from 'fastify-zod-openapi';
import { addExamples } from './examples.ts';
import { escapeHtml } from './escape-html.ts';
import { localeOf } from './locale.ts';

/** Serves OpenAPI 3.1 at `/api/openapi.json`. Must be registered before the endpoints. */
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
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'casedoor.session_token',
            description: 'Set by signing in; over https its name begins with `__Host-`.',
          },
          waitingToken: {
            type: 'http',
            scheme: 'bearer',
            description: 'The answer of the start: for the page that waits for the mail.',
          },
          registrationToken: {
            type: 'http',
            scheme: 'bearer',
            description: 'The token of the mailed personal link.',
          },
        },
      },
    },
    ...fastifyZodOpenApiTransformers,
    transformObject: (document) => addExamples(fastifyZodOpenApiTransformers.transformObject(document)),
  });
}

/** Serves the API reference at `/docs`; it requests nothing from other servers. */
export function serveReference(app: FastifyInstance): void {
  app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send(app.swagger()),
  );
  app.get('/docs/problems', { schema: { hide: true } }, (request, reply) =>
    reply.type('text/html; charset=utf-8').send(problemsPage(localeOf(request.headers['accept-language']))),
  );
  let reference: Promise<FastifyInstance> | null = null;
  for (const url of ['/docs', '/docs/*'])
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      reference ??= loadReference();
      const { statusCode, headers, rawPayload } = await (await reference).inject(request.url);
      for (const name of ['content-type', 'location', 'cache-control', 'etag'])
        if (headers[name] !== undefined) reply.header(name, headers[name]);
      // The reference needs inline styles and an inline script; it shows no document but our own.
      return reply.header('content-security-policy', referencePolicy).code(statusCode).send(rawPayload);
    });
}

/** Loads the pages of the reference with the first request for one: 50 MB that most servers never need. */
async function loadReference(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const docs = Fastify();
  await docs.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/api/openapi.json',
      pageTitle: 'Casedoor: reference',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  await docs.ready();
  return docs;
}

const referencePolicy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The page that the `type` of every problem links to: its code, status, sentence and cause. */
function problemsPage(locale: Locale): string {
  const kinds = Object.entries(problemKinds).map(
    ([code, { status, title, when }]) =>
      `<dt id="${code}"><code>${code}</code> (${status})</dt><dd>${escapeHtml(title[locale])}<br>${escapeHtml(when)}</dd>`,
  );
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Casedoor: problems</title><body><main><h1>Problems</h1>
<p>Every planned refusal (RFC 9457), by its stable <code>code</code>.</p><dl>${kinds.join('\n')}</dl></main></body></html>`;
}
