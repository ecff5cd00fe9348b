import {
  fieldErrorKinds,
  problemKinds,
  type Locale,
  type ProblemBody,
  type ProblemCode,
} from '@casedoor/contracts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from './locale.ts';
import { Problem, type FieldError } from './problem.ts';

// Fastify's own refusals, before any handler of ours runs.
const ofFastify: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request_media_type_unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request_too_large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request_malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request_malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request_malformed',
  FST_ERR_BAD_URL: 'request_malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'endpoint_not_found',
};

/**
 * Answers every error as a problem (RFC 9457) in the caller's language.
 * `isUnavailable` separates transient faults (503) from bugs (500).
 */
export function handleProblems(app: FastifyInstance, isUnavailable: (error: unknown) => boolean): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toProblem(error, isUnavailable);
    if (problem.code === 'server_error') request.log.error({ err: error }, 'unexpected error');
    if (problem.code === 'server_busy') request.log.warn({ err: error }, 'busy');
    return sendProblem(request, reply, problem);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new Problem('endpoint_not_found')));
}

/** Answers a path that the router could not decode: Fastify calls no hook and no error handler for it. */
export function refuseUnreadablePath(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.header('x-content-type-options', 'nosniff');
  void sendProblem(request, reply, new Problem(ofFastify[error.code] ?? 'request_malformed'));
}

const sent = new WeakMap<FastifyReply, ProblemCode>();

/** The code of the problem that an answer is; undefined for any other answer. */
export function problemCodeOf(reply: FastifyReply): ProblemCode | undefined {
  return sent.get(reply);
}

/** Sends a problem with its status, in the caller's language. */
function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  sent.set(reply, problem.code);
  const body = problemBody(problem, localeOf(request.headers['accept-language']), request.id);
  if (problem.retryAfter !== null) reply.header('retry-after', String(problem.retryAfter));
  // Serialized here: a refusal must never fail because a schema is missing.
  return reply
    .code(body.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}

/** The JSON body of a problem. */
function problemBody(problem: Problem, locale: Locale, requestId: string): ProblemBody {
  const kind = problemKinds[problem.code];
  return {
    type: `/docs/problems#${problem.code}`,
    title: kind.title[locale],
    status: kind.status,
    code: problem.code,
    ...(problem.retryAfter === null
      ? {}
      : { detail: tryAgain[locale].replace('{seconds}', String(problem.retryAfter)) }),
    requestId,
    ...(problem.opensAt === null ? {} : { opensAt: problem.opensAt.toISOString() }),
    ...(problem.challenge === null ? {} : { challenge: problem.challenge }),
    ...(problem.errors.length > 0
      ? { errors: problem.errors.map((error) => fieldErrorBody(error, locale)) }
      : {}),
  };
}

const tryAgain = { en: 'Try again in {seconds} s.', fr: 'Réessayez dans {seconds}\u00a0s.' } satisfies Record<
  Locale,
  string
>;

function fieldErrorBody(error: FieldError, locale: Locale) {
  const message = fieldErrorKinds[error.code][locale]
    .replace('{minimum}', String(error.minimum?.toLocaleString(locale)))
    .replace('{maximum}', String(error.maximum?.toLocaleString(locale)));
  return { path: error.path, code: error.code, message };
}

function toProblem(error: FastifyError, isUnavailable: (error: unknown) => boolean): Problem {
  if (error instanceof Problem) return error;
  const code = ofFastify[error.code];
  if (code) return new Problem(code);
  if (error instanceof SyntaxError && error.statusCode === 400) return new Problem('request_malformed');
  if (error.code?.startsWith('FST_UNDER_PRESSURE') || isUnavailable(error)) {
    return new Problem('server_busy', { retryAfter: 2 });
  }
  // A library refused the request, for example a path that leaves the folder of files.
  if (error.statusCode === 403 || error.statusCode === 404) return new Problem('endpoint_not_found');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new Problem('request_malformed');
  return new Problem('server_error');
}
