import { connect, type Socket } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closesServer } from './close-server.ts';

let app: FastifyInstance;
let letAnswer: () => void;
let asked: Promise<void>;
beforeEach(() => {
  app = fastify();
  let tellAsked = () => {};
  asked = new Promise((done) => (tellAsked = done));
  const mayAnswer = new Promise<void>((done) => (letAnswer = done));
  app.get('/now', async () => 'answer');
  app.get('/later', async () => {
    tellAsked();
    await mayAnswer;
    return 'late answer';
  });
});
afterEach(() => app.server.closeAllConnections());

async function listens(patience?: number): Promise<{ port: number; stop: () => Promise<void> }> {
  const stop = closesServer(app.server, () => app.close(), patience);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('It listens on no port.');
  return { port: address.port, stop };
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await new Promise((done) => socket.once('connect', done));
  return socket;
}

test.each([
  ['on which nothing was asked', ''],
  ['on which half a request came', 'GET /now HTTP/1.1\r\nHost: x\r\n'],
])('a connection %s does not delay the end', async (_kind, written) => {
  const { port, stop } = await listens();
  const socket = await connected(port);
  const closed = new Promise((done) => socket.once('close', done));
  // The server closes the connection.
  socket.on('error', () => {});
  socket.write(written);
  await stop();
  await closed;
});

test('what is being answered is answered before the end', async () => {
  const { port, stop } = await listens();
  const answer = fetch(`http://127.0.0.1:${port}/later`);
  await asked;
  const stopped = stop();
  letAnswer();
  expect(await (await answer).text()).toBe('late answer');
  await stopped;
});

test('an answer that never finishes is ended at the time-out', async () => {
  const { port, stop } = await listens(50);
  const answer = fetch(`http://127.0.0.1:${port}/later`);
  await asked;
  await Promise.all([expect(answer).rejects.toThrow(), stop().finally(letAnswer)]);
});
