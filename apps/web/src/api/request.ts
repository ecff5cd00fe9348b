import type { EndpointAt, ProblemBody, RequestOf, ResponseOf, Route } from '@casedoor/contracts';

/** A refusal by the API, as it was sent: show `problem.title`, and `errors` beside their fields. */
export class ProblemError extends Error {
  // `declare`: for a field, the build would load a helper into every page's first chunk.
  declare readonly problem: ProblemBody;
  /** Seconds until a retry, where the API named them. */
  declare readonly retryAfter: number | null;

  constructor(problem: ProblemBody, retryAfter: number | null = null) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** The request did not reach the API, or its answer was lost. */
export class ConnectionError extends Error {
  constructor(cause: unknown) {
    super('No connection', { cause });
    this.name = 'ConnectionError';
  }
}

/** Whether a failure will pass by itself: no answer arrived, or the API is busy. A write may have been done all the same. */
export function passes(error: unknown): boolean {
  return error instanceof ConnectionError || (error instanceof ProblemError && error.problem.status === 503);
}

type Options<R extends Route> = RequestOf<EndpointAt<R>> & {
  bearer?: string;
  signal?: AbortSignal;
  /** The request completes even if the page is left. */
  keepalive?: boolean;
  /** Sends no cookies: for pages that must not know who is signed in. */
  anonymous?: boolean;
};

/**
 * Calls an endpoint of the contract: `request('GET /users', { query: { q: 'martin' }
 * })`. Imports only types from the contracts, so the browser loads no schema for it.
 * Throws ProblemError for a refusal and ConnectionError where there was no answer.
 */
export async function request<R extends Route>(
  route: R,
  ...[options]: Record<never, never> extends RequestOf<EndpointAt<R>>
    ? [options?: Options<R>]
    : [options: Options<R>]
): Promise<ResponseOf<EndpointAt<R>>> {
  const {
    params,
    query,
    headers,
    body,
    bearer,
    signal,
    keepalive = false,
    anonymous = false,
  } = (options ?? {}) as {
    params?: Record<string, string>;
    query?: Record<string, unknown>;
    headers?: Record<string, string>;
    body?: unknown;
    bearer?: string;
    signal?: AbortSignal;
    keepalive?: boolean;
    anonymous?: boolean;
  };
  const [method = 'GET', pattern = '/'] = route.split(' ');
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params?.[name] ?? ''),
  );

  const response = await fetch(`/api/v1${path}${searchOf(query)}`, {
    method,
    credentials: anonymous ? 'omit' : 'same-origin',
    keepalive,
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang || 'en',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    throw new ConnectionError(cause);
  });

  if (response.status === 204) return undefined as ResponseOf<EndpointAt<R>>;
  const answer: unknown = await response.json().catch((cause: unknown) => {
    throw new ConnectionError(cause);
  });
  if (!response.ok)
    throw new ProblemError(answer as ProblemBody, Number(response.headers.get('retry-after')) || null);
  return answer as ResponseOf<EndpointAt<R>>;
}

function searchOf(query: Record<string, unknown> | undefined): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
