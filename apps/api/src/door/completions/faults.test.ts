import type { Completion, Submission } from '@casedoor/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { databaseHash } from '../../../test/database-hash.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { complete, buildOpenLink, readyToComplete } from '../../../test/registration-steps.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';

/** The fault between the statement and the commit; null: none. */
let fault: ((transaction: Transaction) => Promise<void>) | null = null;
let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({
    trustProxy: ['127.0.0.1'],
    jobs: {
      enqueue: (_queue, _data, transaction) =>
        fault && transaction ? fault(transaction) : Promise.resolve(),
    },
  });
});
afterEach(() => {
  fault = null;
});
afterAll(() => test.close());

/** A person before the last click, on a link whose completion touches every table. */
async function beforeTheLastClick() {
  const { link, organizationId } = await buildOpenLink(test, { autoCreateCase: true, useLimit: 1 });
  const { token, email } = await readyToComplete(test, link.token);
  return { link, organizationId, token, email };
}

/** Expects that the same person can retry with the same key, and that nothing is duplicated. */
async function completesAfterwards({
  link,
  organizationId,
  token,
  email,
}: Awaited<ReturnType<typeof beforeTheLastClick>>) {
  const answer = await complete(test.anyone, token);
  expect(answer.status, answer.text).toBe(201);
  expect(answer.json<Completion>().case).not.toBeNull();
  expect(await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } })).toMatchObject({
    uses: 1,
  });
  const counts = await Promise.all([
    test.database.user.count({ where: { emailCanonical: email } }),
    test.database.redemption.count({ where: { organizationId } }),
    test.database.caseRecord.count({ where: { organizationId } }),
    test.database.email.count({ where: { organizationId, message: 'welcome' } }),
    test.database.auditEvent.count({ where: { organizationId, action: 'user.joined' } }),
  ]);
  expect(counts).toEqual([1, 1, 1, 1, 1]);
}

const everyTable = [
  ['SignupLink', 'UPDATE'],
  ['Redemption', 'INSERT'],
  ['User', 'INSERT'],
  ['Account', 'INSERT'],
  ['Membership', 'INSERT'],
  ['CaseRecord', 'INSERT'],
  ['CaseParticipant', 'INSERT'],
  ['Email', 'INSERT'],
  ['AuditEvent', 'INSERT'],
  ['Registration', 'UPDATE'],
] as const;

/** Plants a fault: a trigger `planted` that raises. */
async function raiseOn(table: string, when: string) {
  await test.database.$executeRaw`
    CREATE OR REPLACE FUNCTION "planted"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted fault'; END $$`;
  await test.database.$executeRaw(
    Prisma.raw(`CREATE TRIGGER "planted" ${when} ON "${table}" FOR EACH ROW EXECUTE FUNCTION "planted"()`),
  );
}

describe('a fault in the statement leaves nothing behind', () => {
  it.each(everyTable)('at %s', async (table, event) => {
    const person = await beforeTheLastClick();
    const before = await databaseHash(test.database);
    for (const timing of ['BEFORE', 'AFTER']) {
      await raiseOn(table, `${timing} ${event}`);
      const answer = await complete(test.anyone, person.token);
      expect([answer.status, answer.code, answer.headers['set-cookie']]).toEqual([
        500,
        'server_error',
        undefined,
      ]);
      expect(answer.text).not.toContain('planted');
      await test.database.$executeRaw(Prisma.raw(`DROP TRIGGER "planted" ON "${table}"`));
      expect(await databaseHash(test.database)).toBe(before);
    }
    await completesAfterwards(person);
  });
});

/**
 * The same for a link with approval: a person whose registration is pending approval, and the administrator who
 * approves.
 */
async function beforeTheApproval() {
  const { link, organizationId, admin } = await buildOpenLink(test, {
    autoCreateCase: true,
    useLimit: 1,
    requiresApproval: true,
  });
  const { token, email } = await readyToComplete(test, link.token);
  const { registrationId } = (await complete(test.anyone, token)).json<Submission>();
  const caller = await test.signInAs(admin);
  const approve = () => caller.post(`/registrations/${registrationId}/approve`, { signupLinkVersion: 1 });
  return { link, organizationId, email, token, registrationId, approve };
}

describe('a fault in the approval leaves nothing behind', () => {
  it.each(everyTable)('at %s', async (table, event) => {
    const { link, organizationId, email, registrationId, approve } = await beforeTheApproval();
    const before = await databaseHash(test.database);
    for (const timing of ['BEFORE', 'AFTER']) {
      await raiseOn(table, `${timing} ${event}`);
      const answer = await approve();
      expect([answer.status, answer.code]).toEqual([500, 'server_error']);
      await test.database.$executeRaw(Prisma.raw(`DROP TRIGGER "planted" ON "${table}"`));
      expect(await databaseHash(test.database)).toBe(before);
    }
    expect((await approve()).json()).toMatchObject({ id: registrationId, state: 'completed' });
    const counts = await Promise.all([
      test.database.user.count({ where: { emailCanonical: email } }),
      test.database.redemption.count({ where: { organizationId } }),
      test.database.caseRecord.count({ where: { organizationId } }),
      test.database.email.count({ where: { organizationId, message: 'welcome' } }),
    ]);
    expect(counts).toEqual([1, 1, 1, 1]);
    expect(await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } })).toMatchObject({
      uses: 1,
    });
  });

  it.each([
    ['Email', 'INSERT'],
    ['AuditEvent', 'INSERT'],
    ['Registration', 'UPDATE'],
  ])('nor does one at %s while a registration begins to wait', async (table, event) => {
    const { link } = await buildOpenLink(test, { requiresApproval: true });
    const { token } = await readyToComplete(test, link.token);
    const before = await databaseHash(test.database);
    await raiseOn(table, `AFTER ${event}`);
    expect((await complete(test.anyone, token)).code).toBe('server_error');
    await test.database.$executeRaw(Prisma.raw(`DROP TRIGGER "planted" ON "${table}"`));
    expect(await databaseHash(test.database)).toBe(before);
    expect((await complete(test.anyone, token)).json()).toMatchObject({ state: 'pending_approval' });
  });
});

describe('a fault between the statement and the commit leaves nothing behind', () => {
  const kill = async (transaction: Transaction) => {
    const [row] = await transaction.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS "pid"`;
    await test.database.$executeRaw`SELECT pg_terminate_backend(${row.pid}::int)`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it.each<[string, (transaction: Transaction) => Promise<void>, string]>([
    ['when the queue fails', () => Promise.reject(new Error('planted fault')), 'server_error'],
    [
      'when the queue’s own statement fails',
      async (transaction) => void (await transaction.$queryRaw`SELECT 1 / 0`),
      'server_error',
    ],
    ['when the connection is cut', kill, 'server_busy'],
    [
      'when the transaction lasts too long',
      async (transaction) =>
        void (
          await transaction.$queryRaw`SET LOCAL statement_timeout = 50`,
          await transaction.$queryRaw`SELECT pg_sleep(2)`
        ),
      'server_busy',
    ],
  ])('%s', async (_, planted, code) => {
    const person = await beforeTheLastClick();
    const before = await databaseHash(test.database);
    let reached = false;
    fault = async (transaction) => {
      // Everything was written, but only the transaction itself sees it.
      reached = (await transaction.user.count({ where: { emailCanonical: person.email } })) === 1;
      await planted(transaction);
    };
    const answer = await complete(test.anyone, person.token);
    expect([reached, answer.code, answer.headers['set-cookie']]).toEqual([true, code, undefined]);
    fault = null;
    await expect.poll(() => databaseHash(test.database)).toBe(before);
    await completesAfterwards(person);
  });

  it('does not lose what was committed before the answer was cut', async () => {
    const person = await beforeTheLastClick();
    const first = await complete(test.anyone, person.token);
    const again = await complete(test.anyone, person.token);
    expect([again.status, again.text]).toEqual([201, first.text]);
    await completesAfterwards(person);
  });
});
