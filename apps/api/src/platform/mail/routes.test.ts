import { problem, type listMailbox } from '@casedoor/contracts';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-zod-openapi';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutboxFixture, type OutboxFixture } from '../../../test/outbox-fixture.ts';
import { code, link, sampleMessages } from '../../../test/samples-of-messages.ts';
import { handleProblems } from '../http/problem-handler.ts';
import { validateByContract } from '../http/validation.ts';
import { createMailbox } from './mailbox-mailer.ts';
import { mailboxRoutes } from './routes.ts';
import { sealingKeyFrom } from './prepare-email.ts';

let fixture: OutboxFixture;
let app: FastifyInstance;
beforeAll(async () => {
  fixture = await createOutboxFixture();
  app = await startApp(fixture.sealingKey);
});
afterAll(async () => {
  await app.close();
  await fixture.close();
});

const mailbox = createMailbox();

async function startApp(sealingKey: Buffer): Promise<FastifyInstance> {
  const instance = Fastify();
  instance.setValidatorCompiler(validateByContract);
  instance.setSerializerCompiler(serializerCompiler);
  handleProblems(instance, () => false);
  mailboxRoutes(instance, { database: fixture.database, mailbox, sealingKey });
  await instance.ready();
  return instance;
}

const read = (query: string, host: string, from = app) =>
  from.inject({ method: 'GET', url: `/mailbox${query}`, headers: { host } });

describe('the mailbox', () => {
  it('shows the mails of an address with their links, newest first', async () => {
    const first = await fixture.addEmail({ recipient: 'Ana@exemple.test' });
    const second = await fixture.addEmail({
      recipient: 'ana@exemple.test',
      message: sampleMessages[5]!,
      locale: 'fr',
    });
    await fixture.addEmail({ recipient: 'other@exemple.test' });
    const response = await read('?to=ana@exemple.test', 'localhost:3000');
    expect(response.statusCode).toBe(200);
    const { items } = response.json<z.output<typeof listMailbox.response>>();
    expect(items.map(({ id }) => id)).toEqual([second, first]);
    expect(items[1]).toMatchObject({ to: 'Ana@exemple.test', message: 'personal_link', locale: 'en' });
    expect(items[1]?.subject).toBe(`${code} is your code to register with Cabinet Durand`);
    expect(items[1]?.text).toContain(link);
    expect(items[1]?.html).toContain(`href="${link}"`);
    expect((await read('?limit=2', 'localhost')).json<{ items: unknown[] }>().items).toHaveLength(2);
  });

  it('still shows the mail of a rehearsal, whose row is deleted', async () => {
    const [older, gone, newer] = [
      await fixture.addEmail({ recipient: 'Rea@exemple.test' }),
      await fixture.addEmail({ recipient: 'Rea@exemple.test' }),
      await fixture.addEmail({ recipient: 'Rea@exemple.test' }),
    ];
    mailbox.keep([await fixture.database.email.delete({ where: { id: gone } })]);
    const ids = async (query: string) =>
      (await read(query, 'localhost')).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    expect(await ids('?to=rea@exemple.test')).toEqual([newer, gone, older]);
    expect(await ids('?to=rea@exemple.test&limit=2')).toEqual([newer, gone]);
    expect(await ids('?to=ana@exemple.test')).not.toContain(gone);
  });

  it.each(['127.0.0.1:3000', 'LOCALHOST', '[::1]:3000'])('answers under %s', async (host) => {
    expect((await read('', host)).statusCode).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '192.168.1.5'])(
    'does not exist under %j',
    async (host) => {
      const response = await read('', host);
      expect(response.statusCode).toBe(404);
      expect(problem.parse(response.json()).code).toBe('endpoint_not_found');
      expect(response.body).not.toContain(link);
    },
  );

  it.each(['192.0.2.2', '::ffff:192.0.2.2', '2001:db8::7'])(
    'does not exist for another machine, %s, whatever Host it sends',
    async (remoteAddress) => {
      const response = await app.inject({
        method: 'GET',
        url: '/mailbox',
        headers: { host: 'localhost:3000' },
        remoteAddress,
      });
      expect(response.statusCode).toBe(404);
      expect(response.body).not.toContain(link);
    },
  );

  it.each([
    ['x-forwarded-for', '203.0.113.9'],
    ['x-forwarded-host', 'door.example'],
    ['x-forwarded-proto', 'https'],
    ['forwarded', 'for=203.0.113.9'],
    ['via', '1.1 proxy'],
    ['x-real-ip', '203.0.113.9'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
  ])('does not exist through a proxy or for another site: %s: %s', async (name, value) => {
    const headers = { host: '127.0.0.1:3000', [name]: value };
    const response = await app.inject({ method: 'GET', url: '/mailbox', headers });
    expect(response.statusCode).toBe(404);
    expect(response.body).not.toContain(link);
  });

  it.each([
    ['sec-fetch-site', 'same-origin'],
    ['sec-fetch-site', 'none'],
    ['origin', 'http://127.0.0.1:3000'],
  ])('exists for a browser on its own page: %s: %s', async (name, value) => {
    const headers = { host: '127.0.0.1:3000', [name]: value };
    expect((await app.inject({ method: 'GET', url: '/mailbox', headers })).statusCode).toBe(200);
  });

  it('shows a mail sealed with another secret without its link', async () => {
    const other = await startApp(sealingKeyFrom('another secret of thirty-two bytes'));
    const response = await read('', 'localhost', other);
    expect(response.statusCode).toBe(200);
    expect(response.body).not.toContain(link);
    await other.close();
  });
});
