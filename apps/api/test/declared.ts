import { commonProblems, endpoints, type Endpoint, type ProblemCode } from '@casedoor/contracts';
import type { LightMyRequestResponse } from 'fastify';

const patterns = endpoints
  .map((endpoint) => ({
    endpoint,
    pattern: new RegExp(`^/api/v1${endpoint.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  // A fixed path goes before one with a parameter in its place.
  .sort((a, b) => Number(a.endpoint.path.includes('{')) - Number(b.endpoint.path.includes('{')));

/** Returns every problem that an endpoint's contract declares. */
export function declaredProblems(endpoint: Endpoint): ProblemCode[] {
  return [...commonProblems(endpoint), ...endpoint.problems];
}

/** Returns the endpoint of a request, or null. */
function endpointOf(method: string, url: string): Endpoint | null {
  const path = url.split('?')[0] ?? '';
  return (
    patterns.find(({ endpoint, pattern }) => endpoint.method === method && pattern.test(path))?.endpoint ??
    null
  );
}

/** Throws if an endpoint's answer has a status, a field or a problem code that its contract does not declare. */
export function refuseUndeclared(method: string, url: string, response: LightMyRequestResponse): void {
  const endpoint = endpointOf(method, url);
  if (!endpoint) return;
  const undeclared = faultOf(endpoint, response);
  if (undeclared)
    throw new Error(
      `${endpoint.method} ${endpoint.path} answers what its contract does not declare: ${undeclared}`,
    );
}

function faultOf(endpoint: Endpoint, response: LightMyRequestResponse): string | null {
  const { statusCode, body } = response;
  const type = String(response.headers['content-type']);
  if (statusCode >= 400) {
    if (!type.startsWith('application/problem+json')) return `${statusCode} as ${type}`;
    const { code } = response.json<{ code: ProblemCode }>();
    return declaredProblems(endpoint).includes(code) ? null : `the problem ${code}`;
  }
  if (statusCode !== endpoint.status) return `status ${statusCode}`;
  if (!endpoint.response) return body === '' ? null : `a body ${body}`;
  if (endpoint.file) return type === `${endpoint.file}; charset=utf-8` ? null : `a file as ${type}`;
  const parsed = endpoint.response.safeParse(response.json());
  if (!parsed.success) return parsed.error.message;
  return JSON.stringify(parsed.data) === body ? null : `fields of ${body}`;
}
