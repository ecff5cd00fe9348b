import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personalLinkWorks } from '../../door/registrations/personal-link-works.ts';
import { createOutboxFixture, type OutboxFixture } from '../../../test/outbox-fixture.ts';
import { refusal, startResendStub, type ResendStub, type StubAnswer } from '../../../test/resend-stub.ts';
import { code, link, sampleMessages, secret } from '../../../test/samples-of-messages.ts';
import { whileUncommitted } from '../../../test/spending.ts';
import { deliverEmails, usualLimits, type Delivery } from './deliver-emails.ts';
import type { Message } from './message.ts';
import { mailboxMailer } from './mailbox-mailer.ts';
import { openEmail, sealingKeyFrom } from './prepare-email.ts';
import { resendMailer } from './resend-mailer.ts';

let fixture: OutboxFixture;
let stub: ResendStub;
let errors: Error[];
let delivery: Delivery;
beforeAll(async () => {
  fixture = await createOutboxFixture();
});
beforeEach(async () => {
  stub = await startResendStub();
  errors = [];
  delivery = {
    mailer: mailerOf(10_000),
    sealingKey: fixture.sealingKey,
    personalLinkWorks,
    onError: (error) => errors.push(error),
  };
});
afterEach(() => stub.close());
afterAll(() => fixture.close());

const mailerOf = (timeout: number) =>
  resendMailer({
    apiKey: 're_test',
    baseUrl: stub.baseUrl,
    from: 'Casedoor <no-reply@casedoor.test>',
    timeout,
    requestsPerSecond: Infinity,
  });
const deliver = async (id: string, more: Partial<Delivery> = {}) =>
  (await deliverEmails(fixture.database, { ...delivery, ...more }, [id]))[0]!;
const rowOf = (id: string) => fixture.database.email.findUniqueOrThrow({ where: { id } });

describe('a mail that the provider takes', () => {
  it('arrives with its real link, is marked sent, and its sealed link is erased', async () => {
    const id = await fixture.addEmail();
    expect(await deliver(id)).toMatchObject({ outcome: 'sent' });
    const [request] = stub.requests;
    expect(request).toMatchObject({
      path: '/emails',
      key: id,
      authorization: 'Bearer re_test',
      body: {
        from: 'Casedoor <no-reply@casedoor.test>',
        to: 'lea@exemple.test',
        reply_to: 'accueil@durand.example',
        subject: `${code} is your code to register with Cabinet Durand`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'X-Entity-Ref-ID': id,
          'OTP-Token': `"${code}"; origin="http://localhost:3000"`,
        },
      },
    });
    const { html, text } = request!.body;
    // Lists of mails show the first words: the code and no other number.
    expect(html.indexOf(code)).toBeLessThan(html.indexOf('Cabinet Durand</p>'));
    expect(html.indexOf(`>${code}<`)).toBeLessThan(html.indexOf(link));
    expect(text.indexOf(code)).toBeLessThan(text.indexOf(link));
    expect(JSON.stringify(request)).not.toContain('personal-link.invalid');
    expect(JSON.stringify(await rowOf(id))).not.toContain(code);
    expect(request?.body.html).toContain(`href="${link}"`);
    expect(request?.body.text).toContain(link);
    expect(await rowOf(id)).toMatchObject({
      state: 'sent',
      attempts: 1,
      providerId: `re_${id}`,
      lastError: null,
      sealedLink: null,
    });
    expect((await rowOf(id)).html).not.toContain(secret);
    expect(await deliver(id)).toMatchObject({ outcome: 'none' });
    expect(stub.requests).toHaveLength(1);
  });

  it('has a neutral sender name when it is discreet', async () => {
    const id = await fixture.addEmail({ message: { ...sampleMessages[0]!, discreet: true } as Message });
    expect(await deliver(id)).toMatchObject({ outcome: 'sent' });
    expect(stub.requests[0]?.body).toMatchObject({
      from: 'Your registration <no-reply@casedoor.test>',
      subject: `${code} is your code to continue`,
    });
    expect(stub.requests[0]?.body.reply_to).toBeUndefined();
    expect(JSON.stringify(stub.requests[0]?.body)).not.toMatch(/Durand/i);
  });

  it('goes to the addresses that mail servers accept, and keeps the spelling that was typed', async () => {
    const message = { ...sampleMessages[0]!, contactEmail: 'accueil@études.example' } as Message;
    const id = await fixture.addEmail({ recipient: 'Lea@études.example', message });
    expect(await deliver(id)).toMatchObject({ outcome: 'sent' });
    expect(stub.requests[0]?.body).toMatchObject({
      to: 'Lea@xn--tudes-9ra.example',
      reply_to: 'accueil@xn--tudes-9ra.example',
    });
    expect(await rowOf(id)).toMatchObject({
      recipient: 'Lea@études.example',
      replyTo: 'accueil@études.example',
    });
  });

  it('has no reply address where the organization gave none, or speaks of an account alone', async () => {
    const ofAccount = sampleMessages.find(({ kind }) => kind === 'password_reset')!;
    for (const message of [{ ...sampleMessages[0]!, contactEmail: null } as Message, ofAccount]) {
      await deliver(await fixture.addEmail({ message, idempotencyKey: `no contact: ${message.kind}` }));
      expect(stub.requests.at(-1)?.body).not.toHaveProperty('reply_to');
    }
    expect(stub.requests).toHaveLength(2);
  });
});

describe('a mail that the provider does not take', () => {
  const later: [name: string, answer: StubAnswer, error: RegExp, seconds: [number, number], ours: boolean][] =
    [
      [
        '429 with Retry-After',
        refusal(429, 'rate_limit_exceeded', { 'retry-after': '90' }),
        /^429 rate_limit/,
        [90, 90],
        false,
      ],
      ['429 without', refusal(429, 'rate_limit_exceeded'), /^429/, [3, 7], false],
      ['429, quota of the day', refusal(429, 'daily_quota_exceeded'), /^429 daily/, [3, 7], false],
      ['500', refusal(500, 'internal_server_error'), /^500/, [3, 7], false],
      ['503 without JSON', { kind: 'answer', status: 503, body: '<html>busy</html>' }, /^503/, [3, 7], false],
      [
        '409 while an earlier request runs',
        refusal(409, 'concurrent_idempotent_requests'),
        /^409/,
        [3, 7],
        false,
      ],
      ['a cut connection', { kind: 'cut' }, /no status/, [3, 7], false],
      ['a slow answer', { kind: 'slow', milliseconds: 1000 }, /No answer|no status/, [3, 7], false],
      ['200 with garbage', { kind: 'answer', status: 200, body: 'ok' }, /no status/, [3, 7], false],
      ['200 without an id', { kind: 'answer', status: 200, body: '{}' }, /unreadable/, [3, 7], false],
      ['an error without a status', { kind: 'answer', status: 502, body: '{}' }, /no status/, [3, 7], false],
      ['null as an error', { kind: 'answer', status: 502, body: 'null' }, /unreadable/, [3, 7], false],
      ['401', refusal(401, 'missing_api_key'), /^401/, [3, 7], true],
      ['403', refusal(403, 'validation_error'), /^403/, [3, 7], true],
      ['422 about the sender', refusal(422, 'invalid_from_address'), /^422/, [3, 7], true],
    ];
  it.each(later)('is tried again after %s', async (_name, answer, error, [least, most], ours) => {
    stub.script = [answer];
    const id = await fixture.addEmail();
    const outcome = await deliver(id, answer.kind === 'slow' ? { mailer: mailerOf(300) } : {});
    expect(outcome.outcome).toBe('later');
    const { retryInSeconds } = outcome as { retryInSeconds: number };
    expect(retryInSeconds).toBeGreaterThanOrEqual(least);
    expect(retryInSeconds).toBeLessThanOrEqual(most);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: 'queued', attempts: 1 });
    expect(row.lastError).toMatch(error);
    expect(row.sealedLink).not.toBeNull();
    expect(errors).toHaveLength(ours ? 1 : 0);
    if (answer.kind === 'slow') await expect.poll(() => stub.accepted.size).toBe(1);
    expect(await deliver(id)).toMatchObject({ outcome: 'sent' });
    expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
    expect(stub.requests.map(({ key }) => key)).toEqual([id, id]);
    expect(stub.accepted.size).toBe(1);
  });

  const never: [name: string, answer: StubAnswer, error: RegExp][] = [
    ['422', refusal(422, 'validation_error'), /^422 validation_error/],
    ['400', refusal(400, 'validation_error'), /^400/],
    ['413', { kind: 'answer', status: 413, body: 'too large' }, /^413/],
    ['409 for the same key with another content', refusal(409, 'invalid_idempotent_request'), /^409/],
  ];
  it.each(never)('is given up at once after %s', async (_name, answer, error) => {
    stub.script = [answer];
    const id = await fixture.addEmail();
    expect(await deliver(id)).toMatchObject({ outcome: 'failed' });
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: 'failed', attempts: 1, sealedLink: null });
    expect(row.lastError).toMatch(error);
    expect(row.failedAt).not.toBeNull();
    expect(await deliver(id)).toMatchObject({ outcome: 'none' });
    expect(stub.requests).toHaveLength(1);
  });

  it('waits longer each time, up to an hour', async () => {
    const id = await fixture.addEmail();
    const limits = { ...usualLimits };
    const delays: number[] = [];
    for (const attempts of [0, 3, 6, 30]) {
      await fixture.database.email.update({ where: { id }, data: { attempts } });
      stub.script = [refusal(500, 'internal_server_error')];
      const outcome = await deliver(id, { limits });
      delays.push((outcome as { retryInSeconds: number }).retryInSeconds);
    }
    [5, 40, 320, 3600].forEach((expected, index) => {
      expect(delays[index]! / expected).toBeGreaterThan(0.7);
      expect(delays[index]! / expected).toBeLessThan(1.3);
    });
  });
});

describe('the provider’s memory', () => {
  it('makes one mail of a mail that was taken before the connection was cut', async () => {
    stub.script = [{ kind: 'accept-then-cut' }];
    const id = await fixture.addEmail();
    expect(await deliver(id)).toMatchObject({ outcome: 'later' });
    expect(await deliver(id)).toMatchObject({ outcome: 'sent' });
    expect(stub.requests.map(({ key }) => key)).toEqual([id, id]);
    expect(stub.requests[0]?.body).toEqual(stub.requests[1]?.body);
    expect(stub.accepted.size).toBe(1);
  });

  it('makes one mail when the worker dies between acceptance and its own note of it', async () => {
    const id = await fixture.addEmail();
    const dying = {
      ...delivery.mailer,
      send: (mail: Parameters<Delivery['mailer']['send']>[0]) =>
        delivery.mailer.send(mail).then(() => Promise.reject(new Error('killed'))),
    };
    await expect(deliver(id, { mailer: dying })).rejects.toThrow('killed');
    expect(await rowOf(id)).toMatchObject({ state: 'queued', attempts: 1 });
    expect(await deliver(id)).toMatchObject({ outcome: 'sent' });
    expect(stub.requests.map(({ key }) => key)).toEqual([id, id]);
    expect(stub.accepted.size).toBe(1);
  });

  it('ends before 24 hours: a mail that was tried is never tried again after 23', async () => {
    const id = await fixture.addEmail();
    stub.script = [refusal(500, 'internal_server_error')];
    await deliver(id);
    await fixture.database.email.update({
      where: { id },
      data: { createdAt: new Date(Date.now() - 25 * 3_600_000) },
    });
    expect(await deliver(id)).toMatchObject({ outcome: 'failed' });
    expect((await rowOf(id)).lastError).toMatch(/^Given up after 23 hours. Last answer: 500/);
    expect(stub.requests).toHaveLength(1);
  });

  it('does not matter to a mail that was never tried', async () => {
    const id = await fixture.addEmail({ message: sampleMessages[3]! });
    await fixture.database.email.update({
      where: { id },
      data: { createdAt: new Date(Date.now() - 48 * 3_600_000) },
    });
    expect(await deliver(id)).toMatchObject({ outcome: 'sent' });
  });
});

describe('several workers', () => {
  it('send a mail once', async () => {
    stub.otherwise = { kind: 'slow', milliseconds: 100 };
    const ids = await Promise.all(Array.from({ length: 10 }, () => fixture.addEmail()));
    const outcomes = await Promise.all([0, 1, 2, 3].flatMap(() => ids.map((id) => deliver(id))));
    expect(outcomes.filter(({ outcome }) => outcome === 'sent').length).toBeGreaterThanOrEqual(10);
    expect([...stub.accepted.keys()].sort()).toEqual([...ids].sort());
    for (const id of ids) expect(await rowOf(id)).toMatchObject({ state: 'sent' });
  });

  it.each([
    ['counted its attempt', { attempts: { increment: 1 } }],
    ['sent it', { state: 'sent', sentAt: new Date() }],
    ['was told that it failed', { state: 'failed', failedAt: new Date() }],
  ] as const)('of which one %s send it once, although both saw it queued', async (_, data) => {
    const id = await fixture.addEmail();
    const delivered = await whileUncommitted(
      { database: fixture.database, databaseUrl: fixture.url },
      (transaction) => transaction.email.update({ where: { id }, data }),
      () => deliver(id),
    );
    expect(delivered).toMatchObject({ outcome: 'none' });
    expect(stub.requests).toHaveLength(0);
  });
});

describe('a personal link that does not work any more', () => {
  const dead: [name: string, change: object][] = [
    ['withdrawn', { state: 'withdrawn', withdrawnAt: new Date() }],
    ['expired by its state', { state: 'expired' }],
    ['expired by the clock', { expiresAt: new Date(Date.now() - 1000) }],
    [
      'waiting for approval',
      { state: 'pending_approval', submittedAt: new Date(), completionKeyHash: Buffer.from('key') },
    ],
  ];
  it.each(dead)('is not sent: the registration is %s', async (_name, change) => {
    const registrationId = await fixture.addRegistration();
    const id = await fixture.addEmail({ registrationId });
    await fixture.database.registration.updateMany({ where: { id: registrationId }, data: change });
    expect(await deliver(id)).toMatchObject({ outcome: 'failed' });
    expect(await rowOf(id)).toMatchObject({
      state: 'failed',
      sealedLink: null,
      lastError: 'Not sent: its link does not work any more.',
    });
    expect(stub.requests).toHaveLength(0);
  });

  it('is not sent when a newer one was asked for; the newer one is', async () => {
    const registrationId = await fixture.addRegistration();
    const [older, newer] = [
      await fixture.addEmail({ registrationId }),
      await fixture.addEmail({ registrationId }),
    ];
    expect(await deliver(older)).toMatchObject({ outcome: 'failed' });
    expect(await deliver(newer)).toMatchObject({ outcome: 'sent' });
    expect([...stub.accepted.keys()]).toEqual([newer]);
  });

  it('is not sent when it resets a password and is an hour old', async () => {
    const reset = sampleMessages.find(({ kind }) => kind === 'password_reset')!;
    const id = await fixture.addEmail({ message: reset });
    await fixture.database.email.update({
      where: { id },
      data: { createdAt: new Date(Date.now() - 61 * 60_000) },
    });
    expect(await deliver(id)).toMatchObject({ outcome: 'failed' });
    expect(stub.requests).toHaveLength(0);
  });
});

describe('our own faults', () => {
  it('fail a mail whose link was sealed with another secret, and say why', async () => {
    const id = await fixture.addEmail();
    expect(
      await deliver(id, { sealingKey: sealingKeyFrom('another secret of thirty-two bytes') }),
    ).toMatchObject({ outcome: 'failed' });
    expect((await rowOf(id)).lastError).toContain('AUTH_SECRET');
    expect(errors).toHaveLength(1);
  });

  it('do not stop on a mail that does not exist', async () => {
    expect(await deliver('01939b1e-0000-7000-8000-000000000000')).toMatchObject({ outcome: 'none' });
  });
});

describe('the development mailbox', () => {
  it('marks the mail sent and keeps its link', async () => {
    const id = await fixture.addEmail();
    expect(await deliver(id, { mailer: mailboxMailer() })).toMatchObject({ outcome: 'sent' });
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: 'sent', providerId: null });
    expect(openEmail(row, fixture.sealingKey).text).toContain(link);
    expect(stub.requests).toHaveLength(0);
  });
});
