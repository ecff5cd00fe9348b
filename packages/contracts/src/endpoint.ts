import type { z } from 'zod';
import type { ProblemCode } from './problems.ts';
import type { MemberRole } from './fields.ts';

/**
 * Who may call an endpoint.
 * `public`: anyone. `registration`: the bearer of a registration token. `waiting`: the bearer of a waiting token.
 * `signedIn`: any session, with or without a membership. A list: a session whose
 * membership in the active organization has one of these member roles.
 */
export type Access = 'public' | 'registration' | 'waiting' | 'signedIn' | readonly MemberRole[];

/** One REST endpoint: the single description that the API serves, the web calls and OpenAPI shows. */
export interface Endpoint {
  /** OpenAPI's operationId; unique. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path below `/api/v1`, with `{name}` for parameters. */
  readonly path: `/${string}`;
  /** Heading in the reference. */
  readonly tag: string;
  /** One sentence: what it does. */
  readonly summary: string;
  /** Side effects, limits and rules that the summary leaves out. Markdown. */
  readonly description?: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Largest body in bytes; default 64 KiB. */
  readonly bodyLimit?: number;
  /** Status of success: 200, 201, 202 or 204. */
  readonly status: 200 | 201 | 202 | 204;
  /** What success answers; absent for 204. Fields that it does not declare are dropped. */
  readonly response?: z.ZodType;
  /** Success is a file of this media type; `response` then describes its text. CSV is streamed as a download. */
  readonly file?: 'text/csv' | 'text/calendar' | 'application/manifest+json';
  /** Problems of its own, beyond those that every endpoint may answer (see `commonProblems`). */
  readonly problems: readonly ProblemCode[];
}

/** Declares an endpoint and keeps its literal types, so that callers are typed by it. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}

/** The problems that an endpoint may answer besides its own, by what it takes and who may call it. */
export function commonProblems(endpoint: Endpoint): ProblemCode[] {
  const problems: ProblemCode[] = ['request_rate_limited', 'server_error', 'server_busy'];
  if (endpoint.params || endpoint.query || endpoint.headers || endpoint.body)
    problems.push('request_invalid');
  // A body that nobody asked for is read, and refused, all the same.
  if (endpoint.method !== 'GET')
    problems.push(
      'request_cross_site',
      'request_other_host',
      'request_malformed',
      'request_too_large',
      'request_media_type_unsupported',
    );
  if (endpoint.access === 'registration')
    problems.push('registration_token_missing', 'registration_not_found');
  if (endpoint.access === 'waiting') problems.push('registration_token_missing', 'registration_not_found');
  if (endpoint.access === 'signedIn') problems.push('session_required');
  if (Array.isArray(endpoint.access)) {
    problems.push('session_required', 'membership_required', 'membership_role_insufficient');
  }
  return problems;
}

type In<E extends Endpoint, K extends 'params' | 'query' | 'headers' | 'body'> =
  E extends Record<K, infer S extends z.ZodType> ? z.input<S> : never;

/** What a caller passes to an endpoint: only the parts that the endpoint takes. */
export type RequestOf<E extends Endpoint> = {
  [K in 'params' | 'query' | 'headers' | 'body' as E extends Record<K, z.ZodType> ? K : never]: In<E, K>;
};

/** What an endpoint answers on success. */
export type ResponseOf<E extends Endpoint> =
  E extends Record<'response', infer S extends z.ZodType> ? z.output<S> : undefined;
