import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOrganization } from '../../../test/builders.ts';
import { databaseHash } from '../../../test/database-hash.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { findDeliveries, findMailArrival } from './find-deliveries.ts';

const key = Buffer.from('a webhook secret of thirty-two b');
const webhookSecret = `whsec_${key.toString('base64')}`;

let test: TestApp;
let organizationId: string;
beforeAll(async () => {
  test = await createTestApp({ mailbox: false, webhookSecret });
  organizationId = (await buildOrganization(test.database)).id;
});
afterAll(() => test.close());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Adds a mail that Resend accepted. */
async function sentMail(columns: object = {}) {
  const address = `${randomUUID()}@exemple.test`;
  const registration = await test.database.registration.create({
    data: {
      organizationId,
      email: address,
      emailCanonical: address,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return test.database.email.create({
    data: {
      organizationId,
      registrationId: registration.id,
      recipient: address,
      message: 'personal_link',
      locale: 'en',
      subject: 's',
      html: 'h',
      text: 't',
      idempotencyKey: randomUUID(),
      state: 'sent',
      sentAt: minutesAgo(5),
      providerId: randomUUID(),
      ...columns,
    },
  });
}

interface Signing {
  id?: string;
  at?: Date;
  key?: Buffer;
  names?: 'svix' | 'webhook';
  /** Body to send instead of the signed one. */
  sent?: string;
  signature?: string;
}

/** Posts a report like Resend, signed according to Standard Webhooks. */
function post(type: string, data: object, signing: Signing = {}, happened = minutesAgo(1)) {
  const { id = `msg_${randomUUID()}`, at = new Date(), names = 'svix' } = signing;
  const body = JSON.stringify({
    type,
    created_at: happened.toISOString(),
    data: { created_at: minutesAgo(6).toISOString(), to: ['x@exemple.test'], ...data },
  });
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const mac = createHmac('sha256', signing.key ?? key)
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return test.app.inject({
    method: 'POST',
    url: '/hooks/resend',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Svix-Webhooks/1.0',
      [`${names}-id`]: id,
      [`${names}-timestamp`]: timestamp,
      [`${names}-signature`]: signing.signature ?? `v1,${mac}`,
    },
    payload: signing.sent ?? body,
  });
}

const bounce = {
  bounce: { type: 'Permanent', subType: 'General', message: 'smtp; 550 5.1.1\r\nuser unknown' },
};
const rowOf = ({ id }: { id: string }) => test.database.email.findUniqueOrThrow({ where: { id } });

describe('a signed report', () => {
  it('says that the mail has arrived', async () => {
    const mail = await sentMail();
    const happened = minutesAgo(1);
    expect((await post('email.delivered', { email_id: mail.providerId }, {}, happened)).statusCode).toBe(204);
    expect(await rowOf(mail)).toMatchObject({
      state: 'sent',
      deliveredAt: happened,
      bouncedAt: null,
      lastError: null,
    });
    expect(await findMailArrival(test.database, mail.registrationId!)).toBe('delivered');
  });

  it.each([
    ['email.bounced', bounce, 'The recipient’s mail server refused it: smtp; 550 5.1.1 user unknown'],
    [
      'email.failed',
      { failed: { reason: 'reached_daily_quota' } },
      'Resend could not send it: reached_daily_quota',
    ],
    [
      'email.suppressed',
      { suppressed: { type: 'OnAccountSuppressionList', message: '' } },
      /^Not sent: .*earlier bounce/,
    ],
  ])('%s: the mail never arrived, and administrators see why', async (type, detail, error) => {
    const mail = await sentMail();
    expect((await post(type, { email_id: mail.providerId, ...detail })).statusCode).toBe(204);
    const row = await rowOf(mail);
    expect(row).toMatchObject({ state: 'failed', deliveredAt: null });
    expect(row.bouncedAt).not.toBeNull();
    expect(row.failedAt).toEqual(row.bouncedAt);
    expect(row.lastError).toMatch(error);
    const deliveries = await findDeliveries(test.database, [mail.registrationId!]);
    expect(deliveries.get(mail.registrationId!)).toEqual({ state: 'failed', error: row.lastError });
    expect(await findMailArrival(test.database, mail.registrationId!)).toBe('undeliverable');
  });

  it('of a complaint means that the mail did arrive', async () => {
    const mail = await sentMail();
    await post('email.complained', { email_id: mail.providerId });
    const row = await rowOf(mail);
    expect(row).toMatchObject({ state: 'sent', lastError: 'The recipient marked it as spam.' });
    expect(row.bouncedAt).not.toBeNull();
  });

  it('is taken under the headers of Standard Webhooks, too', async () => {
    const mail = await sentMail();
    await post('email.delivered', { email_id: mail.providerId }, { names: 'webhook' });
    expect((await rowOf(mail)).deliveredAt).not.toBeNull();
  });

  it('leaves the same row in any order and after repeats', async () => {
    const happened: [string, object, Date][] = [
      ['email.delivered', {}, minutesAgo(3)],
      ['email.bounced', bounce, minutesAgo(2)],
      ['email.complained', {}, minutesAgo(1)],
    ];
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2, 1],
      [1, 2, 0, 0, 2],
    ];
    const ends = [];
    for (const order of orders) {
      const mail = await sentMail();
      for (const index of order) {
        const [type, detail, at] = happened[index]!;
        await post(type, { email_id: mail.providerId, ...detail }, {}, at);
      }
      const { state, deliveredAt, bouncedAt, failedAt, lastError } = await rowOf(mail);
      ends.push({ state, deliveredAt, bouncedAt, failedAt, lastError });
    }
    expect(ends[0]).toMatchObject({ state: 'sent', failedAt: null });
    for (const end of ends) expect(end).toEqual(ends[0]);
  });

  it('keeps no reason with a mail whose recipient was erased', async () => {
    const mail = await sentMail({ recipient: '' });
    await post('email.bounced', { email_id: mail.providerId, ...bounce });
    expect(await rowOf(mail)).toMatchObject({ state: 'failed', lastError: null });
  });
});

describe('without effect', () => {
  const forged: [name: string, signing: Signing][] = [
    ['signed with another key', { key: Buffer.from('another secret') }],
    ['without a valid signature', { signature: 'v1,AAAA' }],
    ['with an empty signature', { signature: '' }],
    ['with another body than was signed', { sent: JSON.stringify({ type: 'email.bounced' }) }],
    ['signed six minutes ago', { at: minutesAgo(6) }],
    ['signed for six minutes from now', { at: minutesAgo(-6) }],
  ];
  it.each(forged)('is a report %s', async (_name, signing) => {
    const mail = await sentMail();
    const before = await databaseHash(test.database);
    const answer = await post('email.bounced', { email_id: mail.providerId, ...bounce }, signing);
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toBe('');
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('is a report without headers or body, or not of JSON', async () => {
    const call = (payload: string, headers: Record<string, string> = {}) =>
      test.app.inject({ method: 'POST', url: '/hooks/resend', payload, headers });
    expect((await call('')).statusCode).toBe(401);
    expect((await call('{}', { 'content-type': 'application/json' })).statusCode).toBe(401);
    expect((await call('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(401);
  });

  it('is a replay: the row and every other stays as it was', async () => {
    const mail = await sentMail();
    const id = 'msg_again';
    await post('email.bounced', { email_id: mail.providerId, ...bounce }, { id }, minutesAgo(2));
    const before = await databaseHash(test.database);
    expect(
      (await post('email.bounced', { email_id: mail.providerId, ...bounce }, { id }, minutesAgo(2)))
        .statusCode,
    ).toBe(204);
    expect(await databaseHash(test.database)).toBe(before);
  });

  it.each(['email.opened', 'email.delivery_delayed', 'contact.created', 'something.new'])(
    'is %s',
    async (type) => {
      const mail = await sentMail();
      const before = await databaseHash(test.database);
      expect((await post(type, { email_id: mail.providerId })).statusCode).toBe(204);
      expect(await databaseHash(test.database)).toBe(before);
    },
  );

  it('is a mail that is not ours; the report of a mail taken a moment ago should be retried', async () => {
    const before = await databaseHash(test.database);
    expect((await post('email.bounced', { email_id: randomUUID(), ...bounce })).statusCode).toBe(204);
    const early = { email_id: randomUUID(), created_at: new Date().toISOString() };
    expect((await post('email.bounced', { ...early, ...bounce })).statusCode).toBe(503);
    expect(await databaseHash(test.database)).toBe(before);
  });
});

it('does not exist without its secret', async () => {
  const without = await createTestApp({ mailbox: false });
  const answer = await without.app.inject({ method: 'POST', url: '/hooks/resend', payload: '{}' });
  expect(answer.statusCode).toBe(404);
  await without.close();
});
