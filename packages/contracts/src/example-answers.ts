import { commonProblems, type Endpoint, type ResponseOf } from './endpoint.ts';
import { exampleOf } from './example.ts';
import { endpoints, type EndpointAt, type Route } from './index.ts';
import {
  fieldErrorKinds,
  type FieldErrorCode,
  problem,
  type ProblemBody,
  type ProblemCode,
  problemKinds,
} from './problems.ts';

/** What a test says of an answer that differs from the example; each element of a list differs from the example's first. */
export type Changes<T> = T extends readonly (infer Item)[]
  ? readonly Changes<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Changes<T[Key]> }
    : T;

/** The endpoint behind a `METHOD /path`. */
export function endpointOf(route: Route): Endpoint {
  const found = endpoints.find(({ method, path }) => `${method} ${path}` === route);
  if (!found) throw new Error(`No endpoint has the route ${route}.`);
  return found;
}

/**
 * The example of an endpoint's answer with changes, as a stand-in for the API in a test. Throws where the endpoint could
 * not answer that, a field that it does not declare included.
 */
export function exampleAnswer<R extends Route>(
  route: R,
  changes?: Changes<ResponseOf<EndpointAt<R>>>,
): ResponseOf<EndpointAt<R>> {
  const { id, response } = endpointOf(route);
  if (!response) {
    if (changes !== undefined) throw new Error(`${route} answers no body.`);
    return undefined as ResponseOf<EndpointAt<R>>;
  }
  const answer = changed(exampleOf(response, 'output', id), changes);
  const { data, error } = response.safeParse(answer);
  if (error) throw new Error(`${route} cannot answer this: ${error.message}`);
  // Fields that the contract does not declare are dropped by the parse, as the API drops them.
  if (JSON.stringify(sorted(data)) !== JSON.stringify(sorted(answer)))
    throw new Error(`${route} declares other fields than these: ${JSON.stringify(answer)}`);
  return data as ResponseOf<EndpointAt<R>>;
}

/** A refusal as the endpoint would send it. Throws for a problem that the endpoint does not declare. */
export function exampleProblem(
  route: Route,
  code: ProblemCode,
  locale: 'en' | 'fr' = 'en',
  errors?: Readonly<Record<string, FieldErrorCode>>,
): ProblemBody {
  const endpoint = endpointOf(route);
  if (![...endpoint.problems, ...commonProblems(endpoint)].includes(code))
    throw new Error(`${route} does not declare the problem ${code}.`);
  return problem.parse({
    type: `/docs/problems#${code}`,
    title: problemKinds[code].title[locale],
    status: problemKinds[code].status,
    code,
    requestId: 'req-1042',
    ...(errors && {
      errors: Object.entries(errors).map(([path, fault]) => ({
        path,
        code: fault,
        message: fieldErrorKinds[fault][locale],
      })),
    }),
  });
}

function changed(example: unknown, changes: unknown): unknown {
  if (changes === undefined) return example;
  if (Array.isArray(changes)) {
    const first: unknown = Array.isArray(example) ? example[0] : undefined;
    return changes.map((item) => changed(first, item));
  }
  if (!isRecord(changes) || !isRecord(example)) return changes;
  const names = new Set([...Object.keys(example), ...Object.keys(changes)]);
  return Object.fromEntries([...names].map((name) => [name, changed(example[name], changes[name])]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
