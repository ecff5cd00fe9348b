import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { refuseCrossSite } from './cross-site.ts';

const listed = 'https://front.example';

it.each<[method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'DELETE', headers: object, served: boolean]>([
  ['POST', {}, true],
  ['POST', { 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://door.example' }, true],
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
  refuseCrossSite(app, [listed]);
  app.all('/', () => 'served');
  app.setErrorHandler((error: Error, _, reply) => reply.code(403).send(error.message));
  const { statusCode, body } = await app.inject({ method, url: '/', headers: { ...headers } });
  expect(statusCode).toBe(served ? 200 : 403);
  if (!served) expect(body).toBe('request_cross_site');
});
