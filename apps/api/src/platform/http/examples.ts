import {
  commonProblems,
  endpoints,
  exampleOf,
  fieldErrorKinds,
  problemKinds,
  type Endpoint,
  type ProblemBody,
  type ProblemCode,
} from '@casedoor/contracts';

/** The part of an OpenAPI document that carries examples. */
interface Described {
  content?: Record<string, { example?: unknown; examples?: Record<string, { value: unknown }> }>;
}
interface Operation {
  operationId?: string;
  requestBody?: Described;
  responses?: Record<string, Described>;
}

const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));

/** Adds to every endpoint of an OpenAPI document an example of its body, of its answer and of each of its problems. */
export function addExamples<T extends object>(document: T): T {
  const { paths = {} } = document as { paths?: Record<string, Record<string, Operation>> };
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    const endpoint = byId.get(operation.operationId ?? '');
    if (endpoint) addTo(operation, endpoint);
  }
  return document;
}

function addTo({ requestBody, responses = {} }: Operation, endpoint: Endpoint): void {
  const { id, body, status, response, problems } = endpoint;
  const sent = requestBody?.content?.['application/json'];
  if (sent && body) sent.example = exampleOf(body, 'input', id);
  const answered = responses[status]?.content?.[endpoint.file ?? 'application/json'];
  if (answered && response) answered.example = exampleOf(response, 'output', id);
  for (const code of [...commonProblems(endpoint), ...problems]) {
    const refused = responses[problemKinds[code].status]?.content?.['application/problem+json'];
    if (refused) refused.examples = { ...refused.examples, [code]: { value: exampleOfProblem(code) } };
  }
}

function exampleOfProblem(code: ProblemCode): ProblemBody {
  const { status, title } = problemKinds[code];
  const faults = [{ path: 'email', code: 'required', message: fieldErrorKinds.required.en }];
  return {
    type: `/docs/problems#${code}`,
    title: title.en,
    status,
    code,
    requestId: '5b0e7f0a-3c55-4c0e-9d0b-2f6d1f6f0a11',
    ...(code === 'request_invalid' ? { errors: faults } : {}),
  };
}
