import type { Completion } from '@casedoor/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildOrganization, buildSignupLink } from '../../test/builders.ts';
import {
  appOrigin,
  authSecret,
  callerWith,
  createTestApp,
  type Answer,
  type Caller,
  type TestApp,
} from '../../test/test-app.ts';
import { complete } from '../../test/walk.ts';
import { buildApp, type App } from '../app.ts';
import { connectDatabase, type DatabaseConnection } from '../database/client.ts';
import { mailboxMailer } from '../mail/mailbox-mailer.ts';
import type { PasswordGate } from '../sessions/password.ts';
import { createToken, hashToken } from '../signup-links/token.ts';

const bursts = 100;
const peopleInABurst = 32;

// 3,200 real hashes would take minutes and never let two completions meet in the database, which is what is tested.
const passwordGate: PasswordGate = {
  hash: (password) => Promise.resolve(`not a hash of ${password.length} characters`),
  verify: () => Promise.resolve(false),
};

let test: TestApp;
let second: { app: App; connection: DatabaseConnection };
let callers: Caller[];
beforeAll(async () => {
  test = await createTestApp({ passwordGate });
  const connection = connectDatabase(test.databaseUrl);
  const jobs = { enqueue: () => Promise.resolve() };
  const app = await buildApp({
    connection,
    jobs,
    passwordGate,
    appOrigin,
    authSecret,
    mailer: mailboxMailer(),
    mailbox: true,
    logLevel: 'silent',
    longestEventLoopDelay: 0,
  });
  await app.http.ready();
  second = { app, connection };
  callers = [test.anyone, callerWith(app.http, '')];
});
afterAll(async () => {
  await second.app.http.close();
  await second.connection.close();
  await test.close();
});

/** A link with this many uses left, and people whose last click is all that is missing. */
async function prepareBurst(organizationId: string, usesLeft: number, number: number) {
  // As if some had completed before, so that the limit is not always the number of places.
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
  // In half of the bursts, half of the people come through the link's former URL.
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
    token: createToken('registration'),
  }));
  const verifiedAt = new Date();
  const registrations = await test.database.registration.createManyAndReturn({
    data: people.map(({ email, token }, person) => ({
      organizationId,
      signupLinkId: person % 4 < 2 ? link.id : former.id,
      state: 'verified',
      email,
      emailCanonical: email,
      tokenHash: hashToken(token),
      verifiedAt,
      firstName: 'Léa',
      lastName: 'Martin',
      expiresAt: new Date(Date.now() + 3_600_000),
    })),
    select: { id: true, tokenHash: true },
  });
  await test.database.mailboxProof.createMany({
    data: registrations.map(({ id, tokenHash }) => ({
      organizationId,
      registrationId: id,
      tokenHash: tokenHash ?? new Uint8Array(),
      createdAt: verifiedAt,
    })),
  });
  return {
    link,
    uses,
    refusal: daily ? 'signup_link_full_today' : 'signup_link_full',
    tokens: people.map(({ token }) => token),
  };
}

/** The last click, again and again while the answer is only "not now". */
async function completeUntilFinal(caller: Caller, token: string): Promise<Answer> {
  for (;;) {
    const answer = await complete(caller, token);
    if (answer.code !== 'server_busy') return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it(
  `${bursts} bursts of ${peopleInABurst} people on the last places of a link, over two instances`,
  { timeout: 600_000 },
  async () => {
    const { id: organizationId } = await buildOrganization(test.database);
    const linkIds: string[] = [];
    let expected = 0;

    for (let number = 0; number < bursts; number += 1) {
      const usesLeft = 1 + (number % 3);
      // All 3,200 come from one network here.
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
      expect(await test.database.signupLink.findUniqueOrThrow({ where: { id: link.id } })).toMatchObject({
        uses: uses + usesLeft,
      });
      linkIds.push(link.id);
      expected += usesLeft;
    }

    const [counts] = await test.database.$queryRaw<Record<string, number>[]>`
    SELECT
      (SELECT count(*) FROM "Redemption")::int AS "redemptions",
      (SELECT count(*) FROM "Registration" WHERE "state" = 'completed')::int AS "completed",
      (SELECT count(*) FROM "User" u WHERE NOT EXISTS (SELECT FROM "Membership" m WHERE m."userId" = u."id"))::int AS "usersWithoutMembership",
      (SELECT count(*) FROM "User" u JOIN "Membership" m ON m."userId" = u."id" WHERE m."role" = 'client' AND m."redemptionId" IS NULL)::int AS "joinedWithoutRedemption",
      (SELECT count(*) FROM "User" u JOIN "Membership" m ON m."userId" = u."id" WHERE m."role" = 'client'
         AND NOT EXISTS (SELECT FROM "Account" a WHERE a."userId" = u."id"))::int AS "usersWithoutCredential",
      (SELECT count(*) FROM "Redemption" r JOIN "SignupLink" l ON l."id" = r."signupLinkId" LEFT JOIN "CaseRecord" c ON c."redemptionId" = r."id"
         WHERE l."autoCreateCase" <> (c."id" IS NOT NULL))::int AS "wrongCases",
      (SELECT count(*) FROM "CaseRecord" c WHERE (SELECT count(*) FROM "CaseParticipant" p WHERE p."caseId" = c."id") <> 1)::int AS "casesWithoutTheirPerson",
      (SELECT count(*) FROM "Redemption" r WHERE
         (SELECT count(*) FROM "Email" e WHERE e."idempotencyKey" = 'welcome:' || r."registrationId") <> 1)::int AS "wrongWelcomes",
      (SELECT count(*) FROM "Email" WHERE "message" = 'welcome')::int AS "welcomes",
      (SELECT count(*) FROM "Redemption" r WHERE
         (SELECT count(*) FROM "AuditEvent" a WHERE a."action" = 'user.joined' AND a."subjectId" = r."membershipId") <> 1)::int AS "wrongAudit",
      (SELECT count(*) FROM "AuditEvent" WHERE "action" = 'user.joined')::int AS "audited",
      (SELECT count(*) FROM "SignupLink" WHERE "uses" > "useLimit" OR "usesToday" > "dailyLimit")::int AS "overRedeemed",
      (SELECT count(*) FROM "Redemption" r JOIN "SignupLink" l ON l."id" = r."signupLinkId" WHERE (r."settings" ->> 'useOfDay')::int > l."dailyLimit")::int AS "usesBeyondDailyLimit",
      (SELECT count(*) FROM (SELECT 1 FROM "Redemption" GROUP BY "signupLinkId", "settings" ->> 'dayEndsAt', "settings" ->> 'useOfDay' HAVING count(*) > 1) twice)::int AS "usesOfDayGivenTwice",
      (SELECT count(*) FROM "Redemption" d JOIN "Registration" r ON r."id" = d."registrationId" WHERE r."signupLinkId" <> d."signupLinkId")::int AS "countedElsewhere",
      (SELECT count(*) FROM "Redemption" r JOIN "SignupLink" l ON l."id" = r."signupLinkId" WHERE (r."settings" ->> 'use')::int > l."useLimit")::int AS "usesBeyondLimit",
      (SELECT count(*) FROM (SELECT 1 FROM "Redemption" GROUP BY "signupLinkId", "settings" ->> 'use' HAVING count(*) > 1) twice)::int AS "usesGivenTwice"`;
    expect(counts).toEqual({
      redemptions: expected,
      completed: expected,
      welcomes: expected,
      audited: expected,
      usersWithoutMembership: 0,
      joinedWithoutRedemption: 0,
      usersWithoutCredential: 0,
      wrongCases: 0,
      casesWithoutTheirPerson: 0,
      wrongWelcomes: 0,
      wrongAudit: 0,
      overRedeemed: 0,
      usesBeyondDailyLimit: 0,
      usesOfDayGivenTwice: 0,
      countedElsewhere: 0,
      usesBeyondLimit: 0,
      usesGivenTwice: 0,
    });
    expect(linkIds).toHaveLength(bursts);
    expect(await test.database.user.count()).toBe(expected);
  },
);
