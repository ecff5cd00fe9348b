import { Writable } from 'node:stream';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { warnOfUntrustedProxy } from './forwarded.ts';

it('warns once, and only of a request that came through a proxy', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const app = Fastify({ logger: { level: 'warn', stream } });
  warnOfUntrustedProxy(app);
  app.get('/', () => 'ok');
  await app.inject('/');
  expect(lines).toEqual([]);
  for (let n = 0; n < 3; n += 1)
    await app.inject({ url: '/', headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    proxy: '127.0.0.1',
    msg: expect.stringContaining('TRUST_PROXY') as string,
  });
  await app.close();
});
