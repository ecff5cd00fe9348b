import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personalLinkWorks } from '../../door/registrations/personal-link-works.ts';
import { createOutboxFixture, type OutboxFixture } from '../../../test/outbox-fixture.ts';
import { refusal, startResendStub, type ResendStub, type StubAnswer } from '../../../test/resend-stub.ts';
import { code, link } from '../../../test/samples-of-messages.ts';
import { recordStatements } from '../../../test/statements.ts';
import { deliverEmails, type Delivery } from './deliver-emails.ts';
import { eraseEmails } from './erase-emails.ts';
import { mailboxMailer } from './mailbox-mailer.ts';
import { resendMailer } from './resend-mailer.ts';

let fixture: OutboxFixture;
let stub: ResendStub;
let delivery: Delivery;
let errors: Error[];
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
afterEach(async () => {
  expect(stub.repeated).toEqual([]);
  await stub.close();
});
afterAll(() => fixture.close());

const mailerOf = (timeout: number) =>
  resendMailer({
    apiKey: 're_test',
    baseUrl: stub.baseUrl,
    from: 'Casedoor <no-reply@casedoor.test>',
    timeout,
    requestsPerSecond: Infinity,
  });
const deliver = (ids: readonly string[], more: Partial<Delivery> = {}) =>
  deliverEmails(fixture.database, { ...delivery, ...more }, ids);
const outcomesOf = async (...call: Parameters<typeof deliver>) =>
  (await deliver(...call)).map(({ outcome }) => outcome);
const rowsOf = (ids: readonly string[]) =>
  fixture.database.email.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } });
const statesOf = async (ids: readonly string[]) => (await rowsOf(ids)).map(({ state }) => state);
/** The ids of the mails in each request so far. */
const sentTogether = () =>
  stub.requests.map(({ mails }) => mails.map(({ headers }) => headers?.['X-Entity-Ref-ID']));

/** Codes of so many people, in the order of their ids. */
async function addCodes(count: number): Promise<{ ids: string[]; registrations: string[] }> {
  const [ids, registrations]: [string[], string[]] = [[], []];
  for (let n = 0; n < count; n++) {
    const registrationId = await fixture.addRegistration();
    registrations.push(registrationId);
    ids.push(await fixture.addEmail({ recipient: `person${n}@exemple.test`, registrationId }));
  }
  return { ids, registrations };
}
const withdraw = (registrationId: string) =>
  fixture.database.$transaction((transaction) => eraseEmails(transaction, [registrationId], 'Withdrawn.'));

describe('new mails', () => {
  it('leave in one request, each with its own secrets, for one statement to claim and one to record them', async () => {
    const { ids } = await addCodes(100);
    const { answer, sent } = await recordStatements(() => deliver(ids));
    expect(answer).toEqual(ids.map(() => ({ outcome: 'sent', retryInSeconds: null })));
    expect(sent).toHaveLength(2);
    expect(stub.requests).toHaveLength(1);
    expect(stub.requests[0]?.path).toBe('/emails/batch');
    expect(sentTogether()).toEqual([ids]);
    for (const [index, mail] of stub.requests[0]!.mails.entries()) {
      expect(mail).toMatchObject({
        to: `person${index}@exemple.test`,
        subject: expect.stringContaining(code),
      });
      expect(mail.text).toContain(link);
    }
    const rows = await rowsOf(ids);
    expect(rows.map(({ providerId }) => providerId)).toEqual(ids.map((id) => `re_${id}`));
    for (const row of rows)
      expect(row).toMatchObject({
        state: 'sent',
        attempts: 1,
        sealedLink: null,
        requestKey: stub.requests[0]?.key,
      });
  });

  it('of which one remains are not a batch', async () => {
    const { ids, registrations } = await addCodes(2);
    await fixture.database.registration.updateMany({
      where: { id: registrations[0]! },
      data: { state: 'withdrawn', withdrawnAt: new Date() },
    });
    expect(await outcomesOf(ids)).toEqual(['failed', 'sent']);
    expect(stub.requests).toMatchObject([{ path: '/emails', key: ids[1] }]);
  });

  it('stay in the development mailbox with their links', async () => {
    const { ids } = await addCodes(3);
    expect(await outcomesOf(ids, { mailer: mailboxMailer() })).toEqual(['sent', 'sent', 'sent']);
    for (const row of await rowsOf(ids)) expect(row.sealedLink).not.toBeNull();
  });
});

describe('one mail of a batch', () => {
  it('that the provider refuses fails no other', async () => {
    const { ids } = await addCodes(5);
    stub.invalid = new Set(['person1@exemple.test', 'person4@exemple.test']);
    expect(await outcomesOf(ids)).toEqual(['sent', 'failed', 'sent', 'sent', 'failed']);
    const rows = await rowsOf(ids);
    expect(rows.map(({ providerId }) => providerId)).toEqual(
      ids.map((id, index) => (index === 1 || index === 4 ? null : `re_${id}`)),
    );
    expect(rows[1]).toMatchObject({ lastError: 'Invalid `to` field.', sealedLink: null });
    expect(stub.requests).toHaveLength(1);
  });

  it('that cannot be opened fails no other', async () => {
    const { ids } = await addCodes(3);
    await fixture.database.email.update({
      where: { id: ids[1]! },
      data: { sealedLink: Buffer.from('nonsense') },
    });
    expect(await outcomesOf(ids)).toEqual(['sent', 'failed', 'sent']);
    expect(sentTogether()).toEqual([[ids[0], ids[2]]]);
    expect(errors).toHaveLength(1);
  });

  it('for which the provider refuses the whole batch is found, and the others leave', async () => {
    const { ids } = await addCodes(9);
    stub.onRequest = ({ mails }) =>
      mails.some(({ to }) => to === 'person6@exemple.test')
        ? { kind: 'answer', status: 413, body: 'too large' }
        : undefined;
    for (let turn = 0; turn < 6; turn++) await deliver(ids);
    expect(await statesOf(ids)).toEqual(ids.map((_, index) => (index === 6 ? 'failed' : 'sent')));
    expect((await rowsOf(ids))[6]?.lastError).toMatch(/^413/);
    expect(stub.requests.length).toBeLessThan(9);
  });
});

describe('a batch with an unknown outcome', () => {
  const unknown: [name: string, answer: StubAnswer][] = [
    ['500', refusal(500, 'internal_server_error')],
    ['503 without JSON', { kind: 'answer', status: 503, body: '<html>busy</html>' }],
    ['a cut connection', { kind: 'cut' }],
    ['a lost answer', { kind: 'accept-then-cut' }],
    ['no answer in time', { kind: 'slow', milliseconds: 700 }],
    ['200 with garbage', { kind: 'answer', status: 200, body: 'ok' }],
    ['200 with too few ids', { kind: 'answer', status: 200, body: '{"data":[{"id":"re_1"}]}' }],
    ['409 while an earlier request runs', refusal(409, 'concurrent_idempotent_requests')],
  ];
  it.each(unknown)('is repeated as it was: %s', async (_name, answer) => {
    const { ids } = await addCodes(4);
    stub.script = [answer];
    const first = await deliver(ids, answer.kind === 'slow' ? { mailer: mailerOf(300) } : {});
    const retryInSeconds = first[0]?.retryInSeconds;
    expect(retryInSeconds).toBeGreaterThan(0);
    expect(first).toEqual(ids.map(() => ({ outcome: 'later', retryInSeconds })));
    expect(await statesOf(ids)).toEqual(ids.map(() => 'queued'));
    if (answer.kind === 'slow') await expect.poll(() => stub.accepted.size).toBe(4);
    // Whichever of its jobs is first repeats all of it, and no newer mail joins.
    const { ids: newer } = await addCodes(1);
    const { sent } = await recordStatements(() => deliver([ids[2]!, ...newer]));
    expect(sent).toHaveLength(3);
    expect(await statesOf([...ids, ...newer])).toEqual([...ids, ...newer].map(() => 'sent'));
    const [once, again] = stub.requests.filter(({ path }) => path === '/emails/batch');
    expect(again).toMatchObject({ key: once!.key, mails: once!.mails });
    expect((await rowsOf(ids)).map(({ providerId }) => providerId)).toEqual(ids.map((id) => `re_${id}`));
    expect(await outcomesOf(ids)).toEqual(ids.map(() => 'none'));
    expect(stub.requests).toHaveLength(3);
  });

  it.each(['before the request', 'after it was accepted'])('because its worker died %s', async (when) => {
    const { ids } = await addCodes(4);
    const dying: Delivery['mailer'] = {
      ...delivery.mailer,
      sendBatch: async (...batch) => {
        if (when !== 'before the request') await delivery.mailer.sendBatch(...batch);
        throw new Error('killed');
      },
    };
    await expect(deliver(ids, { mailer: dying })).rejects.toThrow('killed');
    const [before] = await rowsOf(ids);
    expect(await outcomesOf(ids)).toEqual(ids.map(() => 'sent'));
    for (const { key, mails } of stub.requests) {
      expect(key).toBe(before?.requestKey);
      expect(mails).toEqual(stub.requests[0]?.mails);
    }
    expect([...stub.accepted.keys()]).toEqual(ids);
  });

  it('that had been accepted is repeated without a mail that was erased: the others count as sent', async () => {
    const { ids, registrations } = await addCodes(3);
    stub.script = [{ kind: 'accept-then-cut' }];
    await deliver(ids);
    await withdraw(registrations[1]!);
    expect(await outcomesOf(ids)).toEqual(['sent', 'none', 'sent']);
    expect(sentTogether()).toEqual([ids, [ids[0], ids[2]]]);
    expect(stub.requests[1]?.key).toBe(stub.requests[0]?.key);
    const [first, erased, last] = await rowsOf(ids);
    expect([first, last]).toMatchObject([
      { state: 'sent', providerId: null, sealedLink: null },
      { state: 'sent', providerId: null, sealedLink: null },
    ]);
    expect(erased).toMatchObject({ state: 'failed', lastError: 'Withdrawn.', recipient: '' });
  });

  it('that had not been accepted is repeated without a mail whose link has died since, which never leaves', async () => {
    const { ids, registrations } = await addCodes(3);
    stub.script = [{ kind: 'cut' }];
    await deliver(ids);
    const newer = await fixture.addEmail({ registrationId: registrations[0]! });
    await withdraw(registrations[1]!);
    expect(await outcomesOf(ids)).toEqual(['failed', 'none', 'sent']);
    expect([...stub.accepted.keys()]).toEqual([ids[2]]);
    expect(stub.requests[1]).toMatchObject({ path: '/emails/batch', key: stub.requests[0]?.key });
    expect(await outcomesOf([newer])).toEqual(['sent']);
  });

  it('is given up before the provider forgets its key', async () => {
    const { ids } = await addCodes(3);
    stub.script = [{ kind: 'accept-then-cut' }];
    await deliver(ids);
    await fixture.database.email.updateMany({
      where: { id: { in: ids } },
      data: { createdAt: new Date(Date.now() - 25 * 3_600_000) },
    });
    expect(await outcomesOf(ids)).toEqual(['failed', 'failed', 'failed']);
    expect((await rowsOf(ids))[0]?.lastError).toMatch(/^Given up after 23 hours/);
    expect(stub.requests).toHaveLength(1);
  });
});

describe('a batch that was certainly not accepted', () => {
  it.each([
    ['429', refusal(429, 'rate_limit_exceeded', { 'retry-after': '90' }), 90],
    ['401', refusal(401, 'invalid_api_key'), 3],
  ])('waits, then leaves together with newer mails: %s', async (_name, answer, seconds) => {
    const { ids } = await addCodes(3);
    stub.script = [answer];
    for (const { retryInSeconds } of await deliver(ids))
      expect(retryInSeconds).toBeGreaterThanOrEqual(seconds);
    expect((await rowsOf(ids)).map(({ requestKey }) => requestKey)).toEqual([null, null, null]);
    const { ids: newer } = await addCodes(2);
    await deliver([...ids, ...newer]);
    expect(sentTogether()).toEqual([ids, [...ids, ...newer]]);
    expect(stub.requests[1]?.key).not.toBe(stub.requests[0]?.key);
  });

  it('keeps its key if an earlier request of it may have been', async () => {
    const { ids } = await addCodes(3);
    stub.script = [{ kind: 'accept-then-cut' }, refusal(429, 'rate_limit_exceeded')];
    await deliver(ids);
    await deliver(ids);
    expect(await outcomesOf(ids)).toEqual(['sent', 'sent', 'sent']);
    expect(new Set(stub.requests.map(({ key }) => key)).size).toBe(1);
  });
});

describe('many requests to repeat', () => {
  it('wait for a later turn, and do not delay a new mail', async () => {
    stub.otherwise = refusal(500, 'internal_server_error');
    const batches: string[][] = [];
    for (let n = 0; n < 6; n++) {
      const { ids } = await addCodes(2);
      await deliver(ids);
      batches.push(ids);
    }
    stub.otherwise = { kind: 'accept' };
    stub.requests = [];
    const { ids: newer } = await addCodes(1);
    const asked = [...batches.flat(), ...newer];
    const outcomes = await deliver(asked);
    expect(sentTogether().toSorted()).toEqual([...batches.slice(0, 3), newer].toSorted());
    expect(outcomes.slice(6, 12)).toEqual(
      Array.from({ length: 6 }, () => ({ outcome: 'later', retryInSeconds: 1 })),
    );
    // What waits has not been tried.
    expect((await rowsOf(batches.slice(3).flat())).map(({ attempts }) => attempts)).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
    expect(await outcomesOf(batches.slice(3).flat())).toEqual(Array.from({ length: 6 }, () => 'sent'));
  });
});

describe('several workers', () => {
  it('with jobs for the same new mails send each once', async () => {
    stub.otherwise = { kind: 'slow', milliseconds: 50 };
    const { ids } = await addCodes(30);
    const [some, others] = [ids.slice(0, 20), ids.slice(10)];
    await Promise.all([deliver(some), deliver(others), deliver(ids.toReversed()), deliver(others)]);
    await expect.poll(() => statesOf(ids)).toEqual(ids.map(() => 'sent'));
    expect([...stub.accepted.keys()].toSorted()).toEqual(ids);
  });

  it('with jobs for one batch that must be repeated never have a part of it each', async () => {
    const { ids } = await addCodes(20);
    stub.script = [refusal(500, 'internal_server_error')];
    await deliver(ids);
    stub.otherwise = { kind: 'slow', milliseconds: 50 };
    await Promise.all([deliver(ids.slice(0, 10)), deliver(ids.slice(10).toReversed())]);
    await expect.poll(() => statesOf(ids)).toEqual(ids.map(() => 'sent'));
    for (const { mails } of stub.requests) expect(mails).toHaveLength(20);
  });
});
