import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOpenLink } from '../../../test/registration-steps.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
let webFolder: string;
const log: string[] = [];
beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'casedoor-web-'));
  await mkdir(join(webFolder, 'assets'));
  for (const page of ['index', 'join', 'client']) await writeFile(join(webFolder, `${page}.html`), page);
  await writeFile(join(webFolder, 'start.js'), 'start');
  test = await createTestApp({ webFolder, logLevel: 'trace' });
  // Where the logger writes by default.
  const stream = Object.getOwnPropertySymbols(test.app.log)
    .map((symbol) => (test.app.log as unknown as Record<symbol, unknown>)[symbol])
    .find(
      (value): value is { write: (line: string) => boolean } =>
        typeof value === 'object' && value !== null && 'write' in value,
    );
  if (!stream) throw new Error('the logger has no stream');
  stream.write = (line) => log.push(line) > 0;
});
afterAll(async () => {
  await test.close();
  await rm(webFolder, { recursive: true });
});

const token = '0123456789abcdef0123456789abcdef01234567';
const id = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';

describe('an address that a gateway or a mail program has changed', () => {
  it.each([
    [`/register%23${token}`, 'join', '/register'],
    [`/register%2523${token}.`, 'join', '/register'],
    [`/register/${token}`, 'join', '/register'],
    [`/register?step=withdraw%23${token}`, 'join', '/register'],
    [`/REGISTER/`, 'join', '/register'],
    [`//register`, 'join', '/register'],
    [`/register%23${token}%E2%80`, 'join', '/register'],
    [`/register%23${token}%`, 'join', '/register'],
    [`/join/${token}/`, 'join', '/join/:token'],
    [`/join/${token}%E2`, 'join', '/join/:token'],
    [`/join//${token}.`, 'join', '/join/:token'],
    ['/join/', 'join', '/join'],
    [`/JOIN/${token}/FRAME/`, 'join', '/join/:token/frame'],
    ['/welcome/', 'join', '/welcome'],
    [`/my/cases/${id}`, 'client', '/my/*'],
    ['/my/cases', 'client', '/my/*'],
    ['/my', 'client', '/my'],
    ['/myself', 'index', '/*'],
    [`/not-me/welcome%3Flang=fr%23${token}`, 'join', '/not-me/:mail'],
    ['/not-me/elsewhere/', 'join', '/not-me/:mail'],
    [`/rehearsal/${id}%23${token}`, 'join', '/rehearsal/:signupLinkId'],
    [`/password%23${token}`, 'index', '/*'],
    [`/setup%23${token}`, 'index', '/*'],
  ])('%s opens %s.html, and nothing repeats its secret', async (url, page, route) => {
    log.length = 0;
    const { status, text, headers } = await test.anyone.get(`/${url}`);
    expect([status, text]).toEqual([200, page]);
    expect(headers.location).toBeUndefined();
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(log.join('')).toContain(`"route":"${route}"`);
    expect(log.join('')).not.toContain(token);
    expect(JSON.stringify(headers)).not.toContain(token);
  });

  it('has any length', async () => {
    const { status, text } = await test.anyone.get(`//join/${'x'.repeat(1100)}`);
    expect([status, text]).toEqual([200, 'join']);
  });

  it('of a frame is for its websites alone', async () => {
    const frameOrigins = ['https://www.durand.example'];
    const { link } = await buildOpenLink(test, { frameOrigins });
    const { headers } = await test.anyone.get(`//Join/${link.token?.toUpperCase()}/frame/`);
    expect(headers['content-security-policy']).toContain('frame-ancestors https://www.durand.example');
  });

  it('is read for pages alone, not for calls that change something', async () => {
    expect((await test.app.inject({ method: 'POST', url: `/register%23${token}` })).statusCode).toBe(404);
  });
});

it('serves the script that notices that the others did not load, for a few minutes', async () => {
  const { status, text, headers } = await test.anyone.get('//start.js');
  expect([status, text, headers['cache-control']]).toEqual([200, 'start', 'public, max-age=300']);
});

describe('opened under another host name', () => {
  const headers = { host: 'www.door.example', 'sec-fetch-mode': 'navigate', accept: 'text/html' };

  it.each([
    '/',
    '/users?q=a',
    `/join/${token}`,
    `/join/${token}/frame`,
    '/register',
    '/preview/x',
    '/mailbox',
  ])('the page %s is sent to its own origin', async (url) => {
    const { statusCode, headers: answered } = await test.app.inject({ url, headers });
    expect([statusCode, answered['cache-control']]).toEqual([307, 'no-store']);
    expect(answered.location).toBe(`http://localhost:3000${url}${url.includes('?') ? '&' : '?'}moved=1`);
    const head = await test.app.inject({ method: 'HEAD', url, headers });
    expect([head.statusCode, head.headers.location]).toEqual([307, answered.location]);
  });

  it('a page that comes back is answered, so that nothing loops', async () => {
    const { statusCode, body } = await test.app.inject({ url: `/join/${token}?moved=1`, headers });
    expect([statusCode, body]).toEqual([200, 'join']);
  });

  it.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/start.js', 200],
    ['/api/v1/session', 200],
    ['/api/openapi.json', 200],
    ['/api/v1/nothing', 404],
  ])('%s answers %i all the same', async (url, status) => {
    expect((await test.app.inject({ url, headers })).statusCode).toBe(status);
  });

  it('a change is refused with a sentence that says why', async () => {
    const { status, code } = await test.anyone.post(
      '/password-resets',
      { email: 'nobody@example.com' },
      { host: 'www.door.example', origin: 'http://www.door.example', 'sec-fetch-site': 'same-origin' },
    );
    expect([status, code]).toEqual([403, 'request_other_host']);
  });
});
