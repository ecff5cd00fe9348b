import {
  commonProblems,
  problem,
  problemKinds,
  type Endpoint,
  type Locale,
  type ResponseOf,
} from '@casedoor/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type CsvFile, streamCsv } from './csv-file.ts';
import { localeOf } from './locale.ts';

type Out<E extends Endpoint, K extends string> =
  E extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;

/** One validated request to an endpoint. */
export interface Call<E extends Endpoint> {
  params: Out<E, 'params'>;
  query: Out<E, 'query'>;
  headers: Out<E, 'headers'>;
  body: Out<E, 'body'>;
  /** The caller's language, from Accept-Language. */
  locale: Locale;
  /** The client's address; a proxy's X-Forwarded-For counts only if TRUST_PROXY names the proxy. */
  ip: string;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** A small file that the browser opens itself. */
export interface TextFile {
  /** ASCII, with its extension: its name where the browser saves it. */
  name: string;
  text: string;
}

/** A handler's result: the answer of the contract, or the file that it declares. */
type Given<E extends Endpoint> = E extends { file: 'text/csv' }
  ? CsvFile
  : E extends { file: string }
    ? TextFile
    : ResponseOf<E>;

/** Authenticates and authorizes the caller before the body is read. Throws the Problem that refuses them. */
export type Admit<C> = (request: FastifyRequest, endpoint: Endpoint) => Promise<C>;

/** Admits anyone. */
export const anyone: Admit<null> = () => Promise.resolve(null);

/**
 * Serves an endpoint of the contract: admission, validation, the handler, and an answer
 * with nothing but what the contract declares.
 */
export function serveEndpoint<const E extends Endpoint, C>(
  app: FastifyInstance,
  endpoint: E,
  admit: Admit<C>,
  handle: (call: Call<E>, caller: C) => Promise<Given<E>>,
): void {
  const callers = new WeakMap<FastifyRequest, C>();
  app.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { endpoint },
    ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
    schema: {
      operationId: endpoint.id,
      tags: [endpoint.tag],
      summary: endpoint.summary,
      ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
      ...(endpoint.params ? { params: endpoint.params } : {}),
      ...(endpoint.query ? { querystring: endpoint.query } : {}),
      ...(endpoint.headers ? { headers: endpoint.headers } : {}),
      ...(endpoint.body ? { body: endpoint.body } : {}),
      security: securityOf(endpoint),
      response: responsesOf(endpoint),
    },
    onRequest: async (request) => {
      callers.set(request, await admit(request, endpoint));
    },
    handler: async (request, reply) => {
      const answer = await handle(
        {
          params: request.params,
          query: request.query,
          headers: request.headers,
          body: request.body,
          locale: localeOf(request.headers['accept-language']),
          ip: request.ip,
          request,
          reply,
        } as unknown as Call<E>,
        callers.get(request) as C,
      );
      reply.code(endpoint.status).header('cache-control', 'no-store');
      if (endpoint.file === 'text/csv') return sendCsv(reply, answer as unknown as CsvFile);
      if (endpoint.file) return sendText(reply, endpoint.file, answer as unknown as TextFile);
      return reply.send(answer);
    },
  });
}

function sendCsv(reply: FastifyReply, file: CsvFile): FastifyReply {
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .send(streamCsv(file));
}

/** Inline: as an attachment, a phone would save a calendar entry instead of offering it to the calendar. */
function sendText(reply: FastifyReply, mediaType: string, { name, text }: TextFile): FastifyReply {
  return reply
    .header('content-type', `${mediaType}; charset=utf-8`)
    .header('content-disposition', `inline; filename="${name}"`)
    .send(text);
}

function securityOf({ access }: Endpoint): Record<string, string[]>[] {
  if (access === 'public') return [];
  if (access === 'registration' || access === 'waiting') return [{ [`${access}Token`]: [] }];
  return [{ session: [] }];
}

/** The answer and every problem of an endpoint, by status, for OpenAPI and for the serializer. */
function responsesOf(endpoint: Endpoint): Record<number, unknown> {
  const success = endpoint.response
    ? {
        description: endpoint.summary,
        content: { [endpoint.file ?? 'application/json']: { schema: endpoint.response } },
      }
    : { description: endpoint.summary };
  const byStatus = new Map<number, string[]>();
  for (const code of [...commonProblems(endpoint), ...endpoint.problems]) {
    const { status, when } = problemKinds[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${when}`]);
  }
  const refusals = [...byStatus].map(([status, lines]) => [
    status,
    {
      description: [...new Set(lines)].join('\n\n'),
      content: { 'application/problem+json': { schema: problem } },
    },
  ]);
  return { [endpoint.status]: success, ...Object.fromEntries(refusals) };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The endpoint of the contract that the route serves. */
    endpoint?: Endpoint;
  }
}
