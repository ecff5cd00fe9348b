import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { refuseCrossSite } from './cross-site.ts';

const own = 'https://door.example';
const listed = 'https://front.example';

it.each<[method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'DELETE', headers: object, served: boolean]>([
  ['POST', {}, true],
  ['POST', { 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: own }, true],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: own, host: 'behind-a-proxy:3000' }, true],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
  ['POST', { origin: own }, true],
  ['POST', { 'sec-fetch-site': 'none' }, true],
  ['POST', { 'sec-fetch-site': 'same-site' }, false],
  ['POST', { 'sec-fetch-site': 'cross-site' }, false],
  ['POST', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
  ['POST', { origin: 'https://evil.example' }, false],
  ['POST', { 'sec-fetch-site': 'cross-site', origin: listed }, true],
  ['POST', { origin: listed }, true],
  ['PUT', { 'sec-fetch-site': 'cross-site' }, false],
  ['DELETE', { 'sec-fetch-site': 'cross-site' }, false],
  ['GET', { 'sec-fetch-site': 'cross-site' }, true],
  ['HEAD', { 'sec-fetch-site': 'cross-site' }, true],
  ['OPTIONS', { 'sec-fetch-site': 'cross-site' }, true],
])('%s with %j: served is %s', async (method, headers, served) => {
  const app = Fastify();
  refuseCrossSite(app, [own, listed]);
  app.all('/', () => 'served');
  app.setErrorHandler((error: Error, _, reply) => reply.code(403).send(error.message));
  const { statusCode, body } = await app.inject({ method, url: '/', headers: { ...headers } });
  expect(statusCode).toBe(served ? 200 : 403);
  if (!served) expect(body).toBe('request_cross_site');
});

it.each<[headers: object, code: string]>([
  [{ 'sec-fetch-site': 'same-origin', origin: 'https://www.door.example' }, 'request_other_host'],
  [{ 'sec-fetch-site': 'same-origin', origin: 'http://door.example' }, 'request_other_host'],
  // Before Safari 16.4, without Fetch Metadata.
  [{ host: '192.0.2.7:3000', origin: 'http://192.0.2.7:3000' }, 'request_other_host'],
  [{ host: 'door.example', origin: 'https://evil.example' }, 'request_cross_site'],
  [{ 'sec-fetch-site': 'same-site', origin: 'https://www.door.example' }, 'request_cross_site'],
])('a page of our own under another host name is told so: %j answers %s', async (headers, code) => {
  const app = Fastify();
  refuseCrossSite(app, [own]);
  app.post('/', () => 'served');
  app.setErrorHandler((error: Error, _, reply) => reply.code(403).send(error.message));
  expect((await app.inject({ method: 'POST', url: '/', headers: { ...headers } })).body).toBe(code);
});
