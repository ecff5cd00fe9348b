import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProblemBody } from '@casedoor/contracts';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refuseUndeclared } from '../../../test/declared.ts';
import { appOrigin, createTestApp, type TestApp } from '../../../test/test-app.ts';

const friend = 'https://firm.example';
let test: TestApp;
let webFolder: string;
beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'casedoor-web-'));
  await mkdir(join(webFolder, 'assets'));
  for (const file of ['app.js', 'app.js.br', 'app.js.gz', 'small.js'])
    await writeFile(join(webFolder, 'assets', file), `bytes of ${file}`);
  await writeFile(join(webFolder, 'icon.svg'), '<svg/>');
  for (const page of ['index', 'join', 'client'])
    await writeFile(join(webFolder, `${page}.html`), `<html nonce="__CSP_NONCE__">${page}</html>`);
  test = await createTestApp({ webFolder, corsOrigins: [friend] });
});
afterAll(async () => {
  await test.close();
  await rm(webFolder, { recursive: true });
});

/** Sends a request with nothing added; its answer must match the contract all the same. */
async function send(
  options: InjectOptions & { method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT' | 'OPTIONS'; url: string },
) {
  const response = await test.app.inject(options);
  refuseUndeclared(options.method, options.url, response);
  const isProblem = String(response.headers['content-type']).startsWith('application/problem+json');
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    problem: isProblem ? response.json<ProblemBody>() : null,
  };
}
const signIn = JSON.stringify({ email: 'nobody@example.com', password: 'x' });
const json = { 'content-type': 'application/json' };
const reset = (headers: Record<string, string>, payload = JSON.stringify({ email: 'nobody@example.com' })) =>
  send({ method: 'POST', url: '/api/v1/password-resets', headers: { ...json, ...headers }, payload });

describe('requests from other sites', () => {
  it.each<[string, Record<string, string>, number]>([
    ['no browser', {}, 202],
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: appOrigin }, 202],
    ['our own page in an old browser', { origin: appOrigin }, 202],
    ['a bookmark', { 'sec-fetch-site': 'none' }, 202],
    ['an origin of CORS_ORIGINS', { 'sec-fetch-site': 'cross-site', origin: friend }, 202],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['another site in an old browser', { origin: 'https://evil.example' }, 403],
    ['another site without Origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling domain', { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost:3000' }, 403],
    ['another port', { origin: 'http://localhost:3001' }, 403],
    ['another scheme', { origin: 'https://localhost:3000' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a look-alike', { origin: `${friend}.evil.example` }, 403],
    ['a friend in capitals', { origin: 'https://FIRM.example.' }, 403],
  ])('from %s: %j → %d', async (_, headers, status) => {
    await test.database.rateLimit.deleteMany({});
    const answer = await reset(headers);
    expect([answer.status, answer.problem?.code ?? null]).toEqual([
      status,
      status === 403 ? 'request_cross_site' : null,
    ]);
    expect(answer.headers['access-control-allow-origin']).toBe(
      headers.origin === friend ? friend : undefined,
    );
  });

  it('are allowed to the origins of the list, with credentials, and to no other', async () => {
    const preflight = (origin: string) =>
      send({
        method: 'OPTIONS',
        url: '/api/v1/session',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,authorization,idempotency-key',
        },
      });
    const friendly = await preflight(friend);
    expect(friendly.headers).toMatchObject({
      'access-control-allow-origin': friend,
      'access-control-allow-credentials': 'true',
    });
    expect(friendly.headers['access-control-allow-methods']).toMatch(/PATCH/);
    for (const origin of ['https://evil.example', 'null', `${friend}.evil.example`])
      expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined();
    const read = await send({
      method: 'GET',
      url: '/api/v1/session',
      headers: { origin: 'https://evil.example' },
    });
    expect([read.status, read.headers['access-control-allow-origin']]).toEqual([200, undefined]);
  });
});

describe('bodies', () => {
  it.each([
    ['plain text', 'text/plain', signIn],
    ['a form', 'application/x-www-form-urlencoded', 'email=nobody%40example.com&password=x'],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--'],
    ['XML', 'application/xml', '<a/>'],
    ['no type that there is', 'nonsense', signIn],
  ])('as %s are refused', async (_, type, payload) => {
    for (const [method, url] of [
      ['POST', '/api/v1/session'],
      ['POST', '/api/v1/public/registration/verify'],
      ['DELETE', '/api/v1/session'],
    ] as const) {
      const answer = await send({
        method,
        url,
        headers: { 'content-type': type, authorization: 'Bearer x' },
        payload,
      });
      if (url.endsWith('verify'))
        expect(['request_media_type_unsupported', 'registration_not_found']).toContain(answer.problem?.code);
      else expect(answer.problem).toMatchObject({ status: 415, code: 'request_media_type_unsupported' });
    }
  });

  it.each([
    ['half JSON', '{"email":'],
    ['nothing', ''],
    ['a prototype', '{"email":"a@example.com","__proto__":{"admin":true}}'],
    ['a constructor’s prototype', '{"email":"a@example.com","constructor":{"prototype":{"admin":true}}}'],
    ['not UTF-8', '\u0000'],
  ])('of %s cannot be read', async (_, payload) => {
    expect((await reset({}, payload)).problem).toMatchObject({ status: 400, code: 'request_malformed' });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each(['[]', 'null', '"text"', '1', '{}', '{"email":"a@example.com","email ":"b@example.com"}'])(
    'of %s do not fit',
    async (payload) => {
      expect((await reset({}, payload)).problem).toMatchObject({ status: 400, code: 'request_invalid' });
    },
  );

  it('are read up to 64 KiB and no further', async () => {
    const sized = (size: number) => `{"email":"${'x'.repeat(size - 12)}"}`;
    expect((await reset({}, sized(64 * 1024))).problem?.code).toBe('request_invalid');
    expect((await reset({}, sized(64 * 1024 + 1))).problem).toMatchObject({
      status: 413,
      code: 'request_too_large',
    });
    expect((await reset({}, sized(10 * 1024 * 1024))).problem?.code).toBe('request_too_large');
  });
});

describe('problems', () => {
  it.each([
    [undefined, 'There is nothing at this address.'],
    ['fr-CA,fr;q=0.9,en;q=0.1', 'Il n’y a rien à cette adresse.'],
    ['de', 'There is nothing at this address.'],
  ])('speak the language of Accept-Language %s', async (language, title) => {
    const answer = await send({
      method: 'GET',
      url: '/api/v1/nothing',
      headers: language ? { 'accept-language': language } : {},
    });
    expect(answer.problem).toEqual({
      type: '/docs/problems#endpoint_not_found',
      title,
      status: 404,
      code: 'endpoint_not_found',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it.each([
    ['PUT', '/api/v1/session'],
    ['GET', '/api/v2/session'],
    ['GET', '/api/v1/session/'],
    ['GET', '/api'],
    ['GET', '/assets/none.js'],
    ['GET', '/assets/..%2findex.html'],
    ['POST', '/join/x'],
    ['DELETE', '/api/v1/organization'],
  ] as const)('say that %s %s is nothing', async (method, url) => {
    expect((await send({ method, url })).problem?.code).toBe('endpoint_not_found');
  });

  it('of ours show a request id and nothing else, and the next request is served', async () => {
    const query = vi
      .spyOn(test.database.organization, 'findFirst')
      .mockRejectedValueOnce(new Error('secret detail at /srv/app/file.ts: SELECT * FROM "User"'));
    const answer = await send({ method: 'GET', url: '/api/v1/session' });
    expect([answer.status, Object.keys(answer.problem ?? {}).sort(), answer.problem?.code]).toEqual([
      500,
      ['code', 'requestId', 'status', 'title', 'type'],
      'server_error',
    ]);
    expect(answer.text).not.toMatch(/secret|SELECT|\.ts/);
    query.mockRestore();
    expect((await send({ method: 'GET', url: '/api/v1/session' })).status).toBe(200);
  });

  it('answer 503 and when to retry while the database cannot be reached', async () => {
    const query = vi
      .spyOn(test.database.organization, 'findFirst')
      .mockRejectedValueOnce(new Error('Connection terminated unexpectedly'));
    const answer = await send({ method: 'GET', url: '/api/v1/session' });
    expect([answer.status, answer.problem?.code, answer.headers['retry-after']]).toEqual([
      503,
      'server_busy',
      '2',
    ]);
    query.mockRestore();
  });
});

describe('the files of the app', () => {
  it.each([
    ['br', 'app.js', 'br', 'app.js.br'],
    ['gzip, deflate, br, zstd', 'app.js', 'br', 'app.js.br'],
    ['gzip', 'app.js', 'gzip', 'app.js.gz'],
    ['identity', 'app.js', undefined, 'app.js'],
    ['br;q=0', 'app.js', undefined, 'app.js'],
    ['br', 'small.js', undefined, 'small.js'],
  ])('for a browser that takes %s: %s as %s', async (accepted, file, encoding, bytes) => {
    const answer = await send({
      method: 'GET',
      url: `/assets/${file}`,
      headers: { 'accept-encoding': accepted },
    });
    expect([answer.status, answer.headers['content-encoding'], answer.text]).toEqual([
      200,
      encoding,
      `bytes of ${bytes}`,
    ]);
    expect(answer.headers).toMatchObject({
      vary: expect.stringMatching(/accept-encoding/i) as string,
      'content-type': expect.stringContaining('javascript') as string,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('have the icon, which keeps its name, for a day', async () => {
    const answer = await send({ method: 'GET', url: '/icon.svg' });
    expect([answer.status, answer.text]).toEqual([200, '<svg/>']);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    });
  });
});

it('an overloaded program refuses calls of the API, and none for its own files and its health', async () => {
  const busy = await createTestApp({ webFolder, longestEventLoopDelay: 20 });
  const load = async () => {
    // Keeps the event loop from running, as too much work does.
    for (const end = Date.now() + 200; Date.now() < end;);
    await new Promise(setImmediate);
  };
  const statusOf = async (url: string) => (await busy.app.inject({ url })).statusCode;
  await expect
    .poll(async () => {
      await load();
      return statusOf('/api/v1/session');
    })
    .toBe(503);
  const own = ['/assets/app.js', '/icon.svg', '/', '/join/some-token', '/register', '/healthz', '/docs/'];
  const statuses = await Promise.all(own.map(statusOf));
  expect(statuses).toEqual(own.map(() => 200));
  expect(await statusOf('/logos/019a9d3e-7c1f-7d20-9f35-c0ffee000001')).toBe(503);
  await busy.close();
});

it('readiness reports whether the database can be written, health whether the process runs', async () => {
  expect((await send({ method: 'GET', url: '/readyz' })).text).toBe('{"status":"ready"}');
  await test.database.$executeRaw`ALTER TABLE "RateLimit" RENAME TO "Renamed"`;
  expect(await send({ method: 'GET', url: '/readyz' })).toMatchObject({
    status: 503,
    text: '{"status":"not ready"}',
    headers: { 'retry-after': '2' },
  });
  expect((await send({ method: 'GET', url: '/healthz' })).status).toBe(200);
  await test.database.$executeRaw`ALTER TABLE "Renamed" RENAME TO "RateLimit"`;
});
