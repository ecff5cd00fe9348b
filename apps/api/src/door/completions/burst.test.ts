import type { Completion, Submission } from '@casedoor/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMember, buildOrganization, buildSignupLink } from '../../../test/builders.ts';
import { noPasswordGate } from '../../../test/cheap-passwords.ts';
import { secondInstance, type SecondInstance } from '../../../test/second-instance.ts';
import { createTestApp, type Answer, type Caller, type TestApp } from '../../../test/test-app.ts';
import { rounds } from '../../../test/test-size.ts';
import { countInvariants, nothingWrong } from '../../../test/invariants.ts';
import { buildVerifiedRegistrations, complete } from '../../../test/registration-steps.ts';
import { createToken } from '../../platform/secrets/token.ts';

const bursts = rounds(5, 100);
const burstsOfDecisions = rounds(3, 20);
const peopleInABurst = 32;

let test: TestApp;
let second: SecondInstance;
let callers: Caller[];
beforeAll(async () => {
  test = await createTestApp({ passwordGate: noPasswordGate });
  second = await secondInstance(test, { passwordGate: noPasswordGate });
  callers = [test.anyone, second.anyone];
});
afterAll(async () => {
  await second.close();
  await test.close();
});

/** A link with this many uses left, and people who only lack the last click. */
async function prepareBurst(organizationId: string, usesLeft: number, number: number) {
  // As if some had completed before, so that the limit differs from the number of places.
  const uses = number % 3;
  const daily = number % 2 === 1;
  const limit = uses + usesLeft;
  const link = await buildSignupLink(test.database, {
    organizationId,
    token: createToken('link'),
    autoCreateCase: number % 5 !== 0,
    ...(daily ? { dailyLimit: limit } : { useLimit: limit }),
    uses,
    // As if the day had begun before; without a use yet, the first completion begins it.
    ...(uses === 0 ? {} : { usesToday: uses, dayEndsAt: new Date(Date.now() + 86_400_000) }),
  });
  // In half of the bursts, half of the people use the link's former URL.
  const former =
    number % 4 < 2
      ? link
      : await buildSignupLink(test.database, {
          organizationId,
          replacedAt: new Date(),
          replacedById: link.id,
          graceForId: link.id,
          graceEndsAt: new Date(Date.now() + 86_400_000),
        });
  const people = Array.from({ length: peopleInABurst }, (_, person) => ({
    email: `b${number}p${person}@example.com`,
    signupLinkId: person % 4 < 2 ? link.id : former.id,
    // Unique names: namesakes would wait for each other's lock before they contend for the link's row lock.
    lastName: `Martin ${number} ${person}`,
  }));
  const built = await buildVerifiedRegistrations(test.database, link, people);
  return {
    link,
    uses,
    refusal: daily ? 'signup_link_full_today' : 'signup_link_full',
    tokens: built.map(({ token }) => token),
  };
}

/** The last click, retried while the answer is only "not now". */
async function completeUntilFinal(caller: Caller, token: string): Promise<Answer> {
  for (;;) {
    const answer = await complete(caller, token);
    if (answer.code !== 'server_busy') return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it(
  `${bursts} bursts of ${peopleInABurst} people on the last places of a link, over two instances`,
  { timeout: rounds(300_000, 3_600_000) },
  async () => {
    const { id: organizationId } = await buildOrganization(test.database);
    const linkIds: string[] = [];
    let expected = 0;

    for (let number = 0; number < bursts; number += 1) {
      const usesLeft = 1 + (number % 3);
      // All requests share one network's rate limits here.
      await test.database.rateLimit.deleteMany({});
      const { link, uses, refusal, tokens } = await prepareBurst(organizationId, usesLeft, number);
      const answers = await Promise.all(
        tokens.map((token, person) => completeUntilFinal(callers[person % 2] ?? test.anyone, token)),
      );

      const outcomes = answers.map(({ status, code }) => code ?? status).sort();
      expect(outcomes, `burst ${number}`).toEqual([
        ...Array<number>(usesLeft).fill(201),
        ...Array<string>(peopleInABurst - usesLeft).fill(refusal),
      ]);
      const completions = answers
        .filter(({ status }) => status === 201)
        .map((answer) => answer.json<Completion>());
      expect(new Set(completions.map(({ user }) => user.id)).size).toBe(usesLeft);
      expect(await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } })).toMatchObject({
        uses: uses + usesLeft,
      });
      linkIds.push(link.id);
      expected += usesLeft;
    }

    expect(await countInvariants(test.database)).toEqual({
      redemptions: expected,
      completed: expected,
      welcomes: expected,
      audited: expected,
      ...nothingWrong,
    });
    expect(linkIds).toHaveLength(bursts);
    expect(await test.database.user.count()).toBe(expected);
  },
);

it(
  `${burstsOfDecisions} bursts of decisions about people who wait for the last places, over two instances`,
  { timeout: rounds(300_000, 3_600_000) },
  async () => {
    const { id: organizationId } = await buildOrganization(test.database);
    const admins = [
      await buildMember(test.database, { organizationId, role: 'admin' }),
      await buildMember(test.database, { organizationId, role: 'manager' }),
    ];
    const sessions = await Promise.all(admins.map((admin) => test.signInAs(admin)));
    const [one, two] = [sessions[0] ?? test.anyone, second.as(sessions[1] ?? test.anyone)];
    const before = await countInvariants(test.database);
    let approved = 0;

    for (let number = 0; number < burstsOfDecisions; number += 1) {
      const usesLeft = 1 + (number % 3);
      await test.database.rateLimit.deleteMany({});
      const { link, uses, tokens, refusal } = await prepareBurst(organizationId, usesLeft, bursts + number);
      await test.database.signupLink.updateMany({ where: { id: link.id }, data: { requiresApproval: true } });
      const people = tokens.slice(0, 8);
      const pending = await Promise.all(
        people.map(async (token, at) => {
          const answer = await completeUntilFinal(callers[at % 2] ?? test.anyone, token);
          expect([answer.status, answer.code]).toEqual([201, null]);
          return { token, id: answer.json<Submission>().registrationId };
        }),
      );
      // Everyone is approved twice; two are rejected and one withdraws at the same moment.
      const answers = await Promise.all(
        pending
          .flatMap(({ token, id }, at) => [
            ...[one, two].map(
              (caller) => () => caller.post(`/registrations/${id}/approve`, { signupLinkVersion: 1 }),
            ),
            ...(at < 2 ? [() => two.post(`/registrations/${id}/reject`, { reason: 'burst' })] : []),
            ...(at === 2
              ? [
                  () =>
                    one.post('/public/registration/withdraw', undefined, {
                      authorization: `Bearer ${token}`,
                    }),
                ]
              : []),
          ])
          .map((act) => act()),
      );
      const codes = new Set(answers.map(({ status, code }) => code ?? status));
      for (const code of codes)
        expect([
          200,
          204,
          refusal,
          'registration_not_waiting',
          'server_busy',
          'registration_rejected',
          'registration_completed',
        ]).toContain(code);
      const { uses: after } = await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } });
      // No place is given twice, and none is lost: those still pending approval are approved until the link is full.
      expect(after).toBeLessThanOrEqual(uses + usesLeft);
      for (const { id } of pending) await one.post(`/registrations/${id}/approve`, { signupLinkVersion: 1 });
      const full = await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } });
      expect(full.uses).toBe(uses + usesLeft);
      approved += usesLeft;
    }

    const { redemptions, completed, welcomes, audited, ...wrong } = await countInvariants(test.database);
    expect(wrong).toEqual(nothingWrong);
    expect([redemptions, completed, welcomes, audited].map((count) => Number(count))).toEqual(
      [before.redemptions, before.completed, before.welcomes, before.audited].map(
        (count) => Number(count) + approved,
      ),
    );
  },
);
