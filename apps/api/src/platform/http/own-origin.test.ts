import { Writable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { urlAtOwnOrigin } from './own-origin.ts';

const own = 'https://door.example';
const token = '0123456789abcdef0123456789abcdef01234567';
const accept = 'text/html,*/*;q=0.8';
const browser = { 'sec-fetch-mode': 'navigate', accept };

let app: FastifyInstance;
const log: string[] = [];
afterEach(() => app.close());

/** The URL that a request of a page is redirected to, or null. */
async function sentOn(
  url: string,
  headers: Record<string, string> = {},
  {
    method = 'GET' as 'GET' | 'HEAD' | 'POST',
    trustProxy = false as false | string[],
    origin = own,
    times = 1,
  } = {},
): Promise<string | null> {
  log.length = 0;
  const stream = new Writable({ write: (chunk, _encoding, done) => (log.push(String(chunk)), done()) });
  app = Fastify({
    trustProxy,
    logger: { level: 'warn', stream },
    rewriteUrl: ({ url: asked = '/' }) => (asked.includes('%23') ? '/register' : asked),
  });
  app.all('/*', async (request) => ({ url: urlAtOwnOrigin(request, origin) }));
  let answer = null;
  for (let n = 0; n < times; n += 1) {
    const response = await app.inject({
      method,
      url,
      headers: { ...(headers.accept ? {} : browser), ...headers },
    });
    answer = method === 'HEAD' ? null : response.json<{ url: string | null }>().url;
  }
  return answer;
}

describe('a page under another origin is sent to its own', () => {
  it.each([
    ['www', { host: 'www.door.example' }, own],
    ['http', { host: 'door.example' }, own],
    ['an address', { host: '192.0.2.7:3000' }, own],
    ['another port', { host: 'localhost:3001' }, 'http://localhost:3000'],
    ['127.0.0.1', { host: '127.0.0.1:3000' }, 'http://localhost:3000'],
    ['a dot at the end', { host: 'localhost.:3000' }, 'http://localhost:3000'],
    ['a browser without Fetch Metadata', { host: 'www.door.example', accept }, own],
    ['a frame', { host: 'www.door.example', 'sec-fetch-dest': 'iframe' }, own],
  ])('%s', async (_, headers, origin) => {
    expect(await sentOn(`/join/${token}?lang=fr&q=a%20b`, headers, { origin })).toBe(
      `${origin}/join/${token}?lang=fr&q=a%20b&moved=1`,
    );
    await app.close();
    expect(await sentOn('/', headers, { origin })).toBe(`${origin}/?moved=1`);
  });

  it('by what a trusted proxy says, which never decides where to', async () => {
    const forwarded = {
      host: 'internal:3000',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    };
    expect(await sentOn('/a', forwarded, { trustProxy: ['127.0.0.1'] })).toBe(`${own}/a?moved=1`);
    await app.close();
    const right = { ...forwarded, 'x-forwarded-host': 'door.example' };
    expect(await sentOn('/a', right, { trustProxy: ['127.0.0.1'] })).toBeNull();
  });

  it.each([
    '//evil.example/a',
    '///evil.example/a',
    '/\\evil.example/a',
    '/@evil.example/a',
    '//evil.example:80@x/a',
  ])('and never to another site: %s', async (url) => {
    const there = await sentOn(url, { host: 'www.door.example' });
    expect(there === null ? own : new URL(there).origin).toBe(own);
  });
});

describe('answers here', () => {
  it.each<[string, string, Record<string, string>, object?]>([
    ['its own origin', '/a', { host: 'LOCALHOST:3000' }, { origin: 'http://localhost:3000' }],
    [
      'its own origin, with the default port',
      '/a',
      { host: 'door.example:80' },
      { origin: 'http://door.example' },
    ],
    ['what is no navigation', '/a', { host: 'www.door.example', 'sec-fetch-mode': 'cors' }],
    ['a program', '/a', { host: 'www.door.example', accept: '*/*' }],
    ['what changes something', '/a', { host: 'www.door.example' }, { method: 'POST' }],
    ['a proxy that is not trusted', '/a', { host: 'internal:3000', 'x-forwarded-for': '203.0.113.9' }],
    ['a damaged address, which may contain a secret', `/register%23${token}`, { host: 'www.door.example' }],
    ['an address that was sent on before: no loop', '/a?moved=1', { host: 'internal:3000' }],
  ])('%s', async (_, url, headers, options) => {
    expect(await sentOn(url, headers, options)).toBeNull();
  });

  it('HTTP/1.0, which names no host', () => {
    const request = {
      method: 'GET',
      headers: { accept },
      protocol: 'http',
      host: '',
      url: '/a',
      originalUrl: '/a',
    };
    expect(urlAtOwnOrigin(request as FastifyRequest, own)).toBeNull();
  });

  it('warns once that the host is hidden', async () => {
    await sentOn('/a?moved=1', { host: 'internal:3000' }, { times: 3 });
    expect(log).toHaveLength(1);
    expect(JSON.parse(log[0] ?? '')).toMatchObject({
      origin: 'http://internal:3000',
      appOrigin: own,
      msg: expect.stringContaining('X-Forwarded-Host') as string,
    });
  });
});
