import {
  type EndpointAt,
  endpoints,
  type FieldErrorCode,
  type ProblemCode,
  type ProofOfWork,
  type RequestOf,
  type ResponseOf,
  type Route,
} from '@casedoor/contracts';
import { type Changes, endpointOf, exampleAnswer, exampleProblem } from '@casedoor/contracts/example-answers';

/** What the page sent to an endpoint: its `params`, `query` and `body`, as far as the endpoint takes them. */
type Sent<R extends Route> = RequestOf<EndpointAt<R>>;
type Answer<R extends Route> = Changes<ResponseOf<EndpointAt<R>>>;

interface Call {
  readonly route: Route;
  readonly sent: unknown;
  readonly locale: 'en' | 'fr';
  readonly signal: AbortSignal | null | undefined;
}

/** What a fetch rejects with while the network is down. */
class Unreachable extends TypeError {}

const replies = new Map<Route, (call: Call) => Response | Promise<Response>>();
const calls: Call[] = [];
const faults: unknown[] = [];
const answered: string[] = [];
/** Counts the pages that were closed. */
let closed = 0;
// A test may have replaced the clock's timers.
const realTimeout = globalThis.setTimeout.bind(globalThis);

/** Stands in for the API in a component test: what each endpoint answers to the page. */
export const api = {
  /** The endpoint answers its example with these changes, which may depend on what was sent. */
  answers<R extends Route>(route: R, changes?: Answer<R> | ((sent: Sent<R>) => Answer<R>)): void {
    const { status } = endpointOf(route);
    const answerTo = (call: Call) =>
      exampleAnswer(route, typeof changes === 'function' ? changes(call.sent as Sent<R>) : changes);
    // Said at once where it can be: the test fails on the line that is wrong.
    if (typeof changes !== 'function') exampleAnswer(route, changes);
    replies.set(route, (call) => {
      const answer = answerTo(call);
      answered.push(JSON.stringify(answer));
      return status === 204 ? new Response(null, { status }) : Response.json(answer, { status });
    });
  },

  /** Every GET that the test gives no other reply to answers its example. */
  answersEveryGet(): void {
    for (const { method, path } of endpoints)
      if (method === 'GET') {
        const route = `${method} ${path}` as Route;
        if (!replies.has(route) && endpointOf(route).response) api.answers(route);
      }
  },

  /** The endpoint refuses with a problem that it declares; `errors` has the fault of each field. */
  refuses(route: Route, code: ProblemCode, errors?: Readonly<Record<string, FieldErrorCode>>): void {
    exampleProblem(route, code, 'en', errors);
    replies.set(route, ({ locale }) => {
      const problem = exampleProblem(route, code, locale, errors);
      return Response.json(problem, { status: problem.status });
    });
  },

  /** The endpoint answers its example to whoever sends a solution; others get this challenge. */
  challenges(route: Route, challenge: ProofOfWork): void {
    const problem = { ...exampleProblem(route, 'challenge_required'), challenge };
    const { status } = endpointOf(route);
    replies.set(route, ({ sent }) =>
      (sent as { body?: { challengeSolution?: string } }).body?.challengeSolution === undefined
        ? Response.json(problem, { status: problem.status })
        : Response.json(exampleAnswer(route), { status }),
    );
  },

  /** The endpoint never answers. */
  hangs(route: Route): void {
    replies.set(
      route,
      ({ signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
  },

  /** The network is down for this endpoint. */
  isUnreachable(route: Route): void {
    replies.set(route, () => Promise.reject(new Unreachable('Failed to fetch')));
  },

  /** Whether a text comes from an answer, and so is not the page's own. */
  says(text: string): boolean {
    return text.split(/ · |\s/).every((word) => answered.some((answer) => answer.includes(word)));
  },

  /** What the page has sent to an endpoint, oldest first, without what it gave up: React's strict mode asks twice. */
  sent<R extends Route>(route: R): Sent<R>[] {
    return calls
      .filter((call) => call.route === route && !call.signal?.aborted)
      .map(({ sent }) => sent as Sent<R>);
  },
};

/** Takes the place of the network until the page is closed. */
export function startApi(): void {
  replies.clear();
  calls.length = 0;
  faults.length = 0;
  answered.length = 0;
  globalThis.fetch = reply;
}

/**
 * Ends what a page that is closed still asks: its answer would be kept for the next page. Resolves once the answers that
 * had arrived before are read.
 */
export async function endConnections(): Promise<void> {
  closed += 1;
  await new Promise((resolve) => realTimeout(resolve));
}

/** What was asked or answered that the contract does not know; a test with one of them fails. */
export function contractFaults(): readonly unknown[] {
  return faults;
}

async function reply(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  try {
    const call = read(new URL(input instanceof Request ? input.url : input, location.origin), init);
    calls.push(call);
    const answer = replies.get(call.route);
    if (!answer) throw new Error(`The page asked ${call.route}, and the test says no answer to it.`);
    const closedBefore = closed;
    // Never at once: a page must be right between question and answer too.
    await new Promise((resolve) => setTimeout(resolve));
    const response = await answer(call);
    return closed === closedBefore ? response : await new Promise<never>(() => {});
  } catch (fault) {
    if (!(fault instanceof Unreachable) && !init.signal?.aborted) faults.push(fault);
    throw fault;
  }
}

/** The call that a request makes. Throws where the contract has no such endpoint, or it would not take what is sent. */
function read(url: URL, { method = 'GET', headers, body, signal }: RequestInit): Call {
  const path = url.pathname.replace(/^\/api\/v1/, '');
  const [endpoint, params] = endpoints
    .filter((each) => each.method === method)
    // A path without parameters comes before one that it would fit.
    .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)
    .map((each) => [each, paramsIn(path, each.path)] as const)
    .find(([, found]) => found !== null) ?? [null, null];
  if (!endpoint) throw new Error(`The contract has no ${method} ${path}.`);
  const given = {
    params,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(new Headers(headers)),
    body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined,
  };
  const parts = (['params', 'query', 'body'] as const).filter((part) => endpoint[part]);
  for (const part of parts) endpoint[part]?.parse(given[part]);
  return {
    route: `${endpoint.method} ${endpoint.path}` as Route,
    sent: Object.fromEntries(parts.map((part) => [part, given[part]])),
    locale: given.headers['accept-language'] === 'fr' ? 'fr' : 'en',
    signal,
  };
}

function paramsIn(path: string, pattern: string): Record<string, string> | null {
  const regex = new RegExp(`^${pattern.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  const found = regex.exec(path);
  return (
    found &&
    Object.fromEntries(
      Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
  );
}
