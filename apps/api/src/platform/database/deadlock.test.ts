import type { CustomCaseRole, SignupLink } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { buildOpenLink, register, disavowalToken } from '../../../test/registration-steps.ts';
import { Prisma, type Transaction } from './client.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

/** Takes a lock in a transaction that stays open until the returned function is called. */
async function holding(lock: (transaction: Transaction) => Promise<unknown>): Promise<() => Promise<void>> {
  const free = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const transaction = test.database.$transaction(async (open) => {
    await lock(open);
    locked.resolve();
    await free.promise;
  });
  await locked.promise;
  return async () => {
    free.resolve();
    await transaction;
  };
}

/** Resolves once statements wait for exactly these locks. */
async function untilBlockedBy(...locks: ('advisory' | 'transactionid' | 'tuple')[]): Promise<void> {
  const look = async () => {
    const wanted = await test.database.$queryRaw<{ kind: string }[]>`
      SELECT l."locktype" AS "kind" FROM pg_locks l JOIN pg_stat_activity a ON a."pid" = l."pid"
      WHERE NOT l."granted" AND a."datname" = current_database() ORDER BY 1`;
    return wanted.map(({ kind }) => kind);
  };
  await expect.poll(look, { interval: 10 }).toEqual(locks);
}

describe('locks are taken in one order', () => {
  it('by a disavowal that sets off the alarm and an undo of the same link', async () => {
    const { admin, link } = await buildOpenLink(test, { alarmUnverified: 1, autoCreateCase: true });
    const people = [await register(test, link.token), await register(test, link.token)];
    const [first, second] = await Promise.all(
      people.map(({ email }) => disavowalToken(test, email, 'welcome')),
    );
    const disavow = (token: string | undefined) =>
      test.anyone.post('/public/disavowals/registration', { token });
    expect((await disavow(first)).code).toBeNull();
    const caller = await test.signInAs(admin);

    // The disavowal that raises the alarm waits for the link before it locks its person, and so does the undo.
    const letGo = await holding((open) => open.$queryRaw(lockOf(link)));
    const disavowing = disavow(second);
    await untilBlockedBy('transactionid');
    const undoing = caller.post(`/signup-links/${link.id}/undos`, {
      since: new Date(Date.now() - 3_600_000).toISOString(),
    });
    await untilBlockedBy('transactionid', 'tuple');
    await letGo();
    expect([(await undoing).code, (await disavowing).code]).toEqual([null, null]);
    const { alarmReason, allowSignup } = await test.database.signupLink.findFirstOrThrow({
      where: { id: link.id },
    });
    expect([alarmReason, allowSignup]).toEqual(['unverified', false]);
    expect(
      await test.database.membership.count({
        where: { redemption: { signupLinkId: link.id }, disabledAt: null },
      }),
    ).toBe(0);
  });

  it('by saving a link’s settings and changing what its case role may do', async () => {
    const { caller, link, customCaseRoleId, save, change } = await linkWithRole();

    // The change of the role waits for the link's row lock, and the
    // save waits for that change, with no lock that it needs.
    const letGo = await holding((open) => open.$queryRaw(lockOf(link)));
    const changing = change();
    await untilBlockedBy('transactionid');
    const saving = save(2);
    await untilBlockedBy('advisory', 'transactionid');
    await letGo();
    // The new rights make this a staff link, which needs limits: the save fails with field errors.
    expect([(await changing).code, (await saving).code]).toEqual([null, 'request_invalid']);
    expect((await caller.get(`/signup-links/${link.id}`)).json()).toMatchObject({
      customCaseRoleId,
      caseRole: 'staff',
      grantLapsed: true,
    });
  });

  it('by replacing a link and changing its case role, whose new rights nobody answers for', async () => {
    const { caller, link, change } = await linkWithRole();
    const letGo = await holding((open) => open.$queryRaw(lockOf(link)));
    const replacing = caller.post(`/signup-links/${link.id}/replace`, { version: 2 });
    await untilBlockedBy('transactionid');
    const changing = change();
    await untilBlockedBy('advisory', 'transactionid');
    await letGo();
    expect([(await replacing).code, (await changing).code]).toEqual([null, null]);
    const { id } = (await replacing).json<SignupLink>();
    expect((await caller.get(`/signup-links/${id}`)).json()).toMatchObject({
      caseRole: 'staff',
      grantLapsed: true,
    });
  });
});

describe('a transaction that PostgreSQL ends in favour of another', () => {
  it('is run again, so that of two in opposite order both get through', async () => {
    const [one, other] = [await buildOpenLink(test), await buildOpenLink(test)];
    const isFirstHeld = { one: Promise.withResolvers<void>(), other: Promise.withResolvers<void>() };
    const runs = { one: 0, other: 0 };
    const rename = async (by: 'one' | 'other', first: typeof one, second: typeof one) => {
      await test.database.$transaction(async (transaction) => {
        runs[by] += 1;
        await transaction.signupLink.updateMany({ where: { id: first.link.id }, data: { title: by } });
        isFirstHeld[by].resolve();
        await isFirstHeld[by === 'one' ? 'other' : 'one'].promise;
        await transaction.$executeRaw`UPDATE "SignupLink" SET "title" = ${by} WHERE "id" = ${second.link.id}::uuid`;
      });
    };
    await Promise.all([rename('one', one, other), rename('other', other, one)]);
    expect(runs.one + runs.other).toBe(3);
    const titles = await test.database.signupLink.findMany({
      where: { id: { in: [one.link.id, other.link.id] } },
    });
    expect(new Set(titles.map(({ title }) => title)).size).toBe(1);
  });

  it.each([
    ['40P01', 4, 200],
    ['40001', 4, 200],
    ['40P01', 5, 503],
    ['23514', 2, 500],
  ])('with %s until attempt %i answers %i', async (state, succeeds, status) => {
    const { admin, link } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    // A roll-back does not reset a sequence, so it counts every attempt.
    await test.database.$executeRawUnsafe(`CREATE SEQUENCE "attempts"`);
    await test.database.$executeRawUnsafe(`
      CREATE FUNCTION "refuse_at_first"() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('attempts') < ${succeeds} THEN RAISE EXCEPTION 'not now' USING ERRCODE = '${state}'; END IF;
        RETURN NEW;
      END $$`);
    await test.database.$executeRawUnsafe(`
      CREATE TRIGGER "refuse_at_first" BEFORE UPDATE ON "SignupLink" FOR EACH ROW EXECUTE FUNCTION "refuse_at_first"()`);
    try {
      const answer = await caller.patch(`/signup-links/${link.id}`, { version: 1, title: 'Again' });
      expect(answer.status).toBe(status);
      if (status === 503) expect([answer.code, answer.headers['retry-after']]).toEqual(['server_busy', '2']);
      const changes = await test.database.auditEvent.count({ where: { subjectId: link.id } });
      expect(changes).toBe(status === 200 ? 1 : 0);
    } finally {
      await test.database.$executeRawUnsafe(`DROP FUNCTION "refuse_at_first" CASCADE`);
      await test.database.$executeRawUnsafe(`DROP SEQUENCE "attempts"`);
    }
  });
});

const lockOf = (link: { id: string }) =>
  Prisma.sql`SELECT FROM "SignupLink" WHERE "id" = ${link.id}::uuid FOR UPDATE`;

/** A link at version 2 that gives a custom case role with the right to view and no other. */
async function linkWithRole() {
  const { admin, link } = await buildOpenLink(test, { autoCreateCase: true });
  const caller = await test.signInAs(admin);
  const ticks = { mayView: true, mayChange: false, mayManageParticipants: false };
  const made = await caller.post('/case-roles', { name: 'Observer', ...ticks });
  const customCaseRoleId = made.json<{ items: CustomCaseRole[] }>().items.at(-1)?.id;
  const save = (version: number) => caller.patch(`/signup-links/${link.id}`, { version, customCaseRoleId });
  expect((await save(1)).code).toBeNull();
  const change = () => caller.patch(`/case-roles/${customCaseRoleId}`, { mayChange: true });
  return { caller, link, customCaseRoleId, save, change };
}
