import type { ProblemCode } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember } from '../../../test/builders.ts';
import { countInvariants, nothingWrong } from '../../../test/invariants.ts';
import { createTestApp, type Answer, type Caller, type TestApp } from '../../../test/test-app.ts';
import { rounds } from '../../../test/test-size.ts';
import {
  bearer,
  complete,
  newAddress,
  buildOpenLink,
  startAndVerify,
} from '../../../test/registration-steps.ts';
import { createToken, hashToken } from '../../platform/secrets/token.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

interface Pending {
  registrationId: string;
  email: string;
  token: string;
}

/**
 * A number of registrations that are pending approval at one link, filled in like the first; two administrators who
 * decide.
 */
async function buildPendingRegistrations(count: number, settings: object = {}) {
  const door = await buildOpenLink(test, { requiresApproval: true, autoCreateCase: true, ...settings });
  const { organizationId } = door;
  const second = await buildMember(test.database, { organizationId, role: 'manager' });
  const verified = await startAndVerify(test, door.link.token);
  const first = (await complete(test.anyone, verified.token)).json<{ registrationId: string }>();
  const people: Pending[] = [{ ...verified, ...first }];
  const row = await test.database.registration.findFirstOrThrow({ where: { id: first.registrationId } });
  const notices = await test.database.email.findMany({ where: { organizationId } });
  for (let n = 1; n < count; n += 1) {
    const email = newAddress();
    const token = createToken('registration');
    const {
      id: _id,
      completionAnswer: _answer,
      pendingPasskey: _passkey,
      nameKey: _key,
      shown,
      ...columns
    } = row;
    const { id: registrationId } = await test.database.registration.create({
      data: { ...columns, shown: shown ?? {}, email, emailCanonical: email, waitingTokenHash: null },
    });
    await test.database.registrationToken.create({
      data: { organizationId, registrationId, tokenHash: hashToken(token) },
    });
    await test.database.auditEvent.create({
      data: {
        organizationId,
        action: 'registration.submitted',
        subjectType: 'registration',
        subjectId: registrationId,
      },
    });
    await test.database.email.createMany({
      data: notices.map(({ id: _mail, ...mail }) => ({
        ...mail,
        recipient: mail.recipient === verified.email ? email : mail.recipient,
        registrationId: mail.registrationId && registrationId,
        idempotencyKey: mail.idempotencyKey.replace(first.registrationId, registrationId) + `:${n}`,
      })),
    });
    people.push({ registrationId, email, token });
  }
  const [one, two] = [await test.signInAs(door.admin), await test.signInAs(second)];
  return { ...door, people, one, two };
}

const racesOfTwo = rounds(20, 200);
const racesOfFour = rounds(8, 40);

const approve = (caller: Caller, { registrationId }: Pending) =>
  caller.post(`/registrations/${registrationId}/approve`, { signupLinkVersion: 1 });
const reject = (caller: Caller, { registrationId }: Pending) =>
  caller.post(`/registrations/${registrationId}/reject`, { reason: 'Unknown to us' });
const withdraw = ({ token }: Pending) =>
  test.anyone.post('/public/registration/withdraw', undefined, bearer(token));

type End = 'completed' | 'rejected' | 'withdrawn';

/** Every trace of a registration that must match how it ended. */
async function tracesOf({ registrationId, email }: Pending) {
  const [row, user, mails, events] = await Promise.all([
    test.database.registration.findFirstOrThrow({
      where: { id: registrationId },
      include: { redemption: { include: { caseRecord: { include: { participants: true } } } } },
    }),
    test.database.user.findUnique({
      where: { emailCanonical: email },
      include: { sessions: true, memberships: true, accounts: true },
    }),
    test.database.email.findMany({ where: { recipient: email }, orderBy: { id: 'asc' } }),
    test.database.auditEvent.findMany({ where: { subjectId: registrationId }, orderBy: { id: 'asc' } }),
  ]);
  return {
    state: row.state,
    secretsKept: row.passwordHash !== null || (row.state !== 'completed' && row.firstName !== null),
    joined: row.membershipId !== null && row.membershipId === user?.memberships[0]?.id,
    people: [user?.memberships.length ?? 0, user?.accounts.length ?? 0],
    sessions: user?.sessions.length ?? 0,
    uses: row.redemption ? 1 : 0,
    cases: row.redemption?.caseRecord?.participants.length ?? 0,
    mails: mails.map(({ message }) => message),
    events: events.map(({ action }) => action),
  };
}

const tracesOfEnd: Record<End, Omit<Awaited<ReturnType<typeof tracesOf>>, 'state'>> = {
  completed: {
    secretsKept: false,
    joined: true,
    people: [1, 1],
    // An approved person still has to sign in.
    sessions: 0,
    uses: 1,
    cases: 1,
    mails: ['personal_link', 'welcome'],
    events: ['registration.submitted', 'registration.approved', 'registration.completed'],
  },
  rejected: {
    secretsKept: false,
    joined: false,
    people: [0, 0],
    sessions: 0,
    uses: 0,
    cases: 0,
    // The mails sent before are erased.
    mails: ['registration_refused'],
    events: ['registration.submitted', 'registration.rejected'],
  },
  withdrawn: {
    secretsKept: false,
    joined: false,
    people: [0, 0],
    sessions: 0,
    uses: 0,
    cases: 0,
    mails: [],
    events: ['registration.submitted', 'registration.withdrawn'],
  },
};

/** The outcome of each call: done, or the code of the problem. */
const outcomes = (answers: Record<string, Answer>) =>
  Object.fromEntries(Object.entries(answers).map(([act, { code }]) => [act, code ?? 'done']));

/** Expects exactly one end that every trace matches, and that every other call got that end's answer. */
async function expectEnd(
  person: Pending,
  answers: Record<string, Answer>,
  toldTo: Record<End, Record<string, ProblemCode | 'done'>>,
): Promise<End> {
  const { state, ...traces } = await tracesOf(person);
  expect(['completed', 'rejected', 'withdrawn']).toContain(state);
  const end = state as End;
  expect({ end, ...traces }).toEqual({ end, ...tracesOfEnd[end] });
  expect({ end, ...outcomes(answers) }).toEqual({ end, ...toldTo[end] });
  return end;
}

const between = {
  completed: { approve: 'done', reject: 'registration_not_waiting' },
  rejected: { approve: 'registration_not_waiting', reject: 'done' },
  withdrawn: {},
} as const;

async function expectUses(link: { id: string }, organizationId: string, count: number): Promise<void> {
  const { uses } = await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } });
  const cases = await test.database.caseRecord.count({ where: { organizationId } });
  expect({ uses, cases }).toEqual({ uses: count, cases: count });
  expect(await countInvariants(test.database)).toMatchObject(nothingWrong);
}

/** Runs an act a number of milliseconds later. */
const after = async (milliseconds: number, act: () => Promise<Answer>) => {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return act();
};

describe('decisions about one registration at once', () => {
  it(
    `approve and reject: one wins, ${racesOfTwo} times, and everything agrees with it`,
    { timeout: rounds(300_000, 3_600_000) },
    async () => {
      const { link, organizationId, people, one, two } = await buildPendingRegistrations(racesOfTwo);
      const ends: Record<End, number> = { completed: 0, rejected: 0, withdrawn: 0 };
      // An approval reads more before it writes. The loser starts earlier in the next round, so that the race stays
      // close.
      let later = 0;
      for (const person of people) {
        const [approved, rejected] = await Promise.all([
          approve(one, person),
          after(later, () => reject(two, person)),
        ]);
        const end = await expectEnd(person, { approve: approved, reject: rejected }, between);
        ends[end] += 1;
        later = Math.max(0, later + (end === 'rejected' ? 2 : -2));
      }
      expect(ends.completed + ends.rejected).toBe(racesOfTwo);
      expect(Math.min(ends.completed, ends.rejected)).toBeGreaterThan(racesOfTwo / 10);
      await expectUses(link, organizationId, ends.completed);
    },
  );

  it(
    `two approvals, a rejection and the person’s own withdrawal: one wins, ${racesOfFour} times`,
    { timeout: rounds(300_000, 3_600_000) },
    async () => {
      const { link, organizationId, people, one, two } = await buildPendingRegistrations(racesOfFour);
      let completed = 0;
      for (const [round, person] of people.entries()) {
        const acts = {
          approve: () => approve(one, person),
          again: () => approve(two, person),
          reject: () => after(round % 10, () => reject(two, person)),
          withdraw: () => after(round % 12, () => withdraw(person)),
        };
        // Each act starts first in a quarter of the rounds.
        const names = Object.keys(acts) as (keyof typeof acts)[];
        const order = names.map((_, at) => names[(at + round) % names.length] ?? 'approve');
        const answers = await Promise.all(order.map(async (name) => [name, await acts[name]()] as const));
        const end = await expectEnd(person, Object.fromEntries(answers), {
          completed: {
            approve: 'done',
            again: 'done',
            reject: 'registration_not_waiting',
            withdraw: 'registration_completed',
          },
          rejected: {
            approve: 'registration_not_waiting',
            again: 'registration_not_waiting',
            reject: 'done',
            withdraw: 'registration_rejected',
          },
          withdrawn: {
            approve: 'registration_not_waiting',
            again: 'registration_not_waiting',
            reject: 'registration_not_waiting',
            withdraw: 'done',
          },
        });
        if (end === 'completed') completed += 1;
      }
      await expectUses(link, organizationId, completed);
    },
  );
});

describe('decisions about many at once', () => {
  it('one approves all, one after another, while somebody rejects single ones from the other end', async () => {
    const { link, organizationId, people, one, two } = await buildPendingRegistrations(rounds(16, 40));
    const approvals: Answer[] = [];
    const rejections = new Map<Pending, Answer>();
    await Promise.all([
      (async () => {
        for (const person of people) approvals.push(await approve(one, person));
      })(),
      (async () => {
        for (const person of people.toReversed()) rejections.set(person, await reject(two, person));
      })(),
    ]);
    const ends: Record<End, number> = { completed: 0, rejected: 0, withdrawn: 0 };
    for (const [n, person] of people.entries()) {
      const answers = { approve: approvals[n]!, reject: rejections.get(person)! };
      ends[await expectEnd(person, answers, between)] += 1;
    }
    expect(Math.min(ends.completed, ends.rejected)).toBeGreaterThan(0);
    await expectUses(link, organizationId, ends.completed);
  });

  it('all at the same moment, approved by one and rejected by the other, through a link with few places', async () => {
    const { link, organizationId, people, one, two } = await buildPendingRegistrations(16, { useLimit: 5 });
    const answers = await Promise.all(
      people.map(async (person, n) => ({
        approve: approve(one, person),
        // Nobody rejects every third one: those compete for the places alone.
        reject: n % 3 === 0 ? null : after(n * 2, () => reject(two, person)),
      })),
    );
    let completed = 0;
    for (const [n, person] of people.entries()) {
      const [approved, rejected] = [await answers[n]!.approve, await answers[n]!.reject];
      const { state, ...traces } = await tracesOf(person);
      if (state === 'pending_approval') {
        expect([approved.code, rejected]).toEqual(['signup_link_full', null]);
        continue;
      }
      expect(traces).toEqual(tracesOfEnd[state as End]);
      if (state === 'completed') {
        completed += 1;
        expect(approved.code).toBeNull();
      } else {
        expect(['registration_not_waiting', 'signup_link_full']).toContain(approved.code);
        expect(rejected?.code).toBeNull();
      }
    }
    expect(completed).toBe(5);
    await expectUses(link, organizationId, 5);
  });
});
