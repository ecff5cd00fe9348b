import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commonProblems, endpoints, problem, problemKinds, type Endpoint } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredProblems, refuseUndeclared } from '../test/declared.ts';
import { createTestApp, type TestApp } from '../test/test-app.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: object[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, { description: string; content?: Record<string, MediaType> }>;
}
interface MediaType {
  schema: object;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

let test: TestApp;
let webFolder: string;
let openApi: OpenApi;
beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'casedoor-web-'));
  await mkdir(join(webFolder, 'assets'));
  for (const page of ['index', 'join', 'client']) await writeFile(join(webFolder, `${page}.html`), page);
  test = await createTestApp({ webFolder });
  openApi = (await test.anyone.get('//api/openapi.json')).json<OpenApi>();
});
afterAll(async () => {
  await test.close();
  await rm(webFolder, { recursive: true });
});

const nameOf = ({ method, path }: Endpoint) => `${method} /api/v1${path}`;
const cases = endpoints.map((endpoint) => ({ endpoint, name: nameOf(endpoint) }));

describe('what is served', () => {
  it('is every endpoint of the contract once, and nothing else below /api/v1', () => {
    // With an empty list, the tests below would pass without testing anything.
    expect(endpoints.length).toBeGreaterThan(30);
    expect(servedBelow('/api/v1')).toEqual(cases.map(({ name }) => name).sort());
  });

  it('leaves the mailbox out where mails really go', async () => {
    const real = await createTestApp({ mailbox: false });
    expect((await real.app.inject('/api/v1/mailbox')).statusCode).toBe(404);
    await real.close();
  });

  it('has each id once', () => {
    expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
  });

  /** Lists every route of the router, without the HEAD that comes with each GET. */
  function servedBelow(prefix: string): string[] {
    const served: string[] = [];
    const path: string[] = [];
    for (const line of test.app.printRoutes({ commonPrefix: false }).split('\n')) {
      const [, indent = '', part, methods] = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?$/.exec(line) ?? [];
      if (part === undefined) continue;
      path.splice(indent.length / 4, path.length, part);
      const url = path.join('').replaceAll(/:(\w+)/g, '{$1}');
      for (const method of methods?.split(', ') ?? []) if (method !== 'HEAD') served.push(`${method} ${url}`);
    }
    return served.filter((route) => route.includes(` ${prefix}/`)).sort();
  }
});

describe('OpenAPI', () => {
  it('is 3.1 and lists every endpoint and what operators ask, but no page, file or picture', () => {
    expect(openApi.openapi).toMatch(/^3\.1\./);
    const listed = Object.entries(openApi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.sort()).toEqual([...cases.map(({ name }) => name), 'GET /healthz', 'GET /readyz'].sort());
    expect(openApi.paths['/readyz']?.['get']).toMatchObject({
      tags: ['Operations'],
      summary: 'The database can be read and written; 503 while it cannot.',
    });
  });

  it.each(cases)('$name has its sentence, its problems and examples', ({ endpoint }) => {
    const operation = operationOf(endpoint);
    expect(operation).toMatchObject({ operationId: endpoint.id, tags: [endpoint.tag] });
    expect(operation.summary).toMatch(/^[A-Z].{5,}\.$/);
    for (const code of declaredProblems(endpoint)) {
      const response = operation.responses[problemKinds[code].status];
      expect(response?.description).toContain(`\`${code}\``);
      expect(Object.keys(response?.content ?? {})).toEqual(['application/problem+json']);
      const example = response?.content?.['application/problem+json']?.examples?.[code]?.value;
      expect(problem.parse(example)).toMatchObject({ code, status: problemKinds[code].status });
    }
    const statuses = [
      endpoint.status,
      ...declaredProblems(endpoint).map((code) => problemKinds[code].status),
    ];
    expect(Object.keys(operation.responses).sort()).toEqual([...new Set(statuses.map(String))].sort());
    const needed = {
      public: null,
      registration: 'registrationToken',
      waiting: 'waitingToken',
      signedIn: 'session',
    };
    const scheme = typeof endpoint.access === 'string' ? needed[endpoint.access] : 'session';
    expect(operation.security).toEqual(scheme === null ? [] : [{ [scheme]: [] }]);
    const taken = [endpoint.params, endpoint.query, endpoint.headers].flatMap((part) =>
      Object.keys(part?.shape ?? {}),
    );
    expect(operation.parameters?.map(({ name }) => name).sort() ?? []).toEqual(taken.sort());
    expect(operation.requestBody !== undefined).toBe(endpoint.body !== undefined);
    const media = endpoint.file ?? 'application/json';
    const answer = operation.responses[endpoint.status]?.content?.[media]?.example;
    if (endpoint.response) expect(endpoint.response.parse(answer)).toEqual(answer);
    const body = operation.requestBody?.content['application/json']?.example;
    if (endpoint.body) expect(endpoint.body.parse(body)).toBeTypeOf('object');
  });

  it('describes the reference without a request to elsewhere', async () => {
    const page = await test.anyone.get('//docs/');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.headers['content-security-policy']).toContain("connect-src 'self'");
  });

  function operationOf({ method, path }: Endpoint): Operation {
    const operation = openApi.paths[`/api/v1${path}`]?.[method.toLowerCase()];
    if (!operation) throw new Error(`${method} ${path} is not described`);
    return operation;
  }
});

describe('the check that every endpoint test makes', () => {
  const answer = (statusCode: number, body: object | string, type = 'application/json') =>
    ({
      statusCode,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': type },
      json: () => body,
    }) as unknown as Parameters<typeof refuseUndeclared>[2];
  const refusal = (code: keyof typeof problemKinds) =>
    answer(problemKinds[code].status, { code }, 'application/problem+json');

  it.each([
    [
      'a problem of another endpoint',
      'GET',
      '/api/v1/session',
      refusal('case_not_found'),
      /the problem case_not_found/,
    ],
    [
      'a problem that only a body has',
      'GET',
      '/api/v1/signup-links/default',
      refusal('request_too_large'),
      /request_too_large/,
    ],
    [
      'another status',
      'POST',
      '/api/v1/password-resets',
      answer(200, { email: 'a@example.com' }),
      /status 200/,
    ],
    [
      'a field that is not declared',
      'POST',
      '/api/v1/password-resets',
      answer(202, { email: 'a@example.com', exists: true }),
      /fields of/,
    ],
    ['a field that is missing', 'POST', '/api/v1/password-resets', answer(202, {}), /email/],
    [
      'an error that is no problem',
      'GET',
      '/api/v1/session',
      answer(500, 'oops', 'text/plain'),
      /500 as text\/plain/,
    ],
    ['a body with 204', 'DELETE', '/api/v1/session', answer(204, {}), /a body/],
  ])('refuses %s', (_, method, url, response, expected) => {
    expect(() => refuseUndeclared(method, url, response)).toThrow(expected);
  });

  it('takes what is declared', () => {
    expect(() =>
      refuseUndeclared('POST', '/api/v1/password-resets', answer(202, { email: 'a@example.com' })),
    ).not.toThrow();
    expect(() =>
      refuseUndeclared('GET', '/api/v1/signup-links/default?x=1', refusal('session_required')),
    ).not.toThrow();
  });
});

it('every problem an endpoint answers by what it takes is listed for it', () => {
  for (const endpoint of endpoints) {
    const common = commonProblems(endpoint);
    expect(common.includes('request_cross_site')).toBe(endpoint.method !== 'GET');
    expect(common.includes('session_required')).toBe(
      endpoint.access === 'signedIn' || Array.isArray(endpoint.access),
    );
  }
});
