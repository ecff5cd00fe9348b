import { timeZones } from '@casedoor/contracts/time-zones';
import type { PublicSignupLink, SignupLink } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondInstance } from '../../../test/second-instance.ts';
import { whileAUseIsSpent } from '../../../test/spending.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import {
  complete,
  fromSomewhere,
  newAddress,
  buildOpenLink,
  readyToComplete,
  register,
} from '../../../test/registration-steps.ts';
import { Prisma } from '../../platform/database/client.ts';
import { nextMidnight } from '../../platform/database/clock.ts';
import { linkState, stateInSql, type LinkFacts } from './signup-link.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());

const start = (token: string | null, email = newAddress()) =>
  test.anyone.post(`/public/signup-links/${token}/registrations`, { email, locale: 'en' }, fromSomewhere());
const shown = async (token: string | null) =>
  (await test.anyone.get(`/public/signup-links/${token}`)).json<PublicSignupLink>();

describe('the state of a link', () => {
  it('is the same in SQL and in the program, a millisecond before, at and after each moment', async () => {
    const rows = await test.database.$queryRaw<(LinkFacts & { now: Date; state: string })[]>`
      SELECT l.*, now() AS "now", ${stateInSql} AS "state" FROM (
        SELECT * FROM
          (VALUES (true), (false)) a("allowSignup"),
          (VALUES (NULL::timestamptz), (now() - interval '1 ms'), (now()), (now() + interval '1 ms')) o("opensAt"),
          (VALUES (NULL::timestamptz), (now() - interval '1 ms'), (now()), (now() + interval '1 ms')) e("expiresAt"),
          (VALUES (NULL::int, 5), (2, 1), (2, 2), (2, 3)) u("useLimit", "uses"),
          (VALUES (NULL::int, 5, now() + interval '1 ms'), (2, 0, NULL), (2, 1, now() + interval '1 ms'),
                  (2, 2, now() - interval '1 ms'), (2, 2, now()), (2, 2, now() + interval '1 ms')) d("dailyLimit", "usesToday", "dayEndsAt"),
          (VALUES (NULL::timestamptz), (now())) p("replacedAt"),
          (VALUES (NULL::timestamptz), (now())) v("revokedAt"),
          (VALUES (NULL::timestamptz), (now())) w("alarmAt")
      ) l`;
    expect(rows).toHaveLength(2 * 4 * 4 * 4 * 6 * 2 * 2 * 2);
    expect(rows.filter((row) => linkState(row, row.now) !== row.state)).toEqual([]);
    expect(new Set(rows.map(({ state }) => state)).size).toBe(8);
  });
});

describe('expiry in days', () => {
  it.each(['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'UTC'])(
    'is at the same time of day in %s, over any change of the clocks',
    async (timeZone) => {
      const { admin } = await buildOpenLink(test, {}, { timeZone });
      const caller = await test.signInAs(admin);
      for (const days of [1, 7, 30, 90, 182, 273]) {
        const { id } = (
          await caller.post('/signup-links', { title: 'x', expiresInDays: days })
        ).json<SignupLink>();
        const [row] = await test.database.$queryRaw<[{ same: boolean }]>`
          -- "createdAt" is a little later than the moment that the days are counted from; clocks change by half an hour or more.
          SELECT "expiresAt" AT TIME ZONE ${timeZone} - "createdAt" AT TIME ZONE ${timeZone} - ${days} * interval '1 day'
                 BETWEEN interval '-1 min' AND interval '1 s' AS "same"
          FROM "SignupLink" WHERE "id" = ${id}::uuid`;
        expect([days, row.same]).toEqual([days, true]);
      }
    },
  );

  it('can be changed to days and back to never, and the history says the moment', async () => {
    const { admin, link } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    const path = `/signup-links/${link.id}`;
    const soon = (await caller.patch(path, { version: 1, expiresInDays: 1 })).json<SignupLink>();
    expect(Date.parse(soon.expiresAt ?? '') - Date.now()).toBeGreaterThan(20 * 3_600_000);
    const never = (await caller.patch(path, { version: 2, expiresAt: null })).json<SignupLink>();
    expect([never.expiresAt, never.state]).toEqual([null, 'open']);
    const events = await test.database.auditEvent.findMany({
      where: { subjectId: link.id },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ details }) => details)).toEqual([
      { expiresAt: { from: null, to: soon.expiresAt } },
      { expiresAt: { from: soon.expiresAt, to: null } },
    ]);
  });

  it.each([
    [{ expiresInDays: 7, expiresAt: '2099-01-01T00:00:00.000Z' }, 'expiresInDays'],
    [{ expiresInDays: 0 }, 'expiresInDays'],
    [{ expiresInDays: 1, opensAt: '2099-01-01T00:00:00.000Z' }, 'expiresAt'],
    [{ dailyLimit: 0 }, 'dailyLimit'],
    [{ throwawayEmails: 'sometimes' }, 'throwawayEmails'],
  ])('refuses %j', async (settings, path) => {
    const { admin } = await buildOpenLink(test);
    const answer = await (await test.signInAs(admin)).post('/signup-links', { title: 'x', ...settings });
    expect([answer.code, answer.json<{ errors: { path: string }[] }>().errors[0]?.path]).toEqual([
      'request_invalid',
      path,
    ]);
  });
});

describe('the daily limit', () => {
  // A zone in which it is about noon now, so that no test runs over a midnight.
  const offset = 12 - new Date().getUTCHours();
  const timeZone = `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;

  it('closes the link until midnight in the organization’s time zone, then opens it by itself', async () => {
    const { admin, link } = await buildOpenLink(test, { dailyLimit: 1 }, { timeZone });
    const caller = await test.signInAs(admin);
    const late = await readyToComplete(test, link.token);
    await register(test, link.token);

    const row = await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } });
    const [midnight] = await test.database.$queryRaw<[{ next: Date }]>`
      SELECT ((now() AT TIME ZONE ${timeZone})::date + 1)::timestamp AT TIME ZONE ${timeZone} AS "next"`;
    expect(row).toMatchObject({ uses: 1, usesToday: 1, dayEndsAt: midnight.next });
    const opensAt = midnight.next.toISOString();
    expect(await shown(link.token)).toMatchObject({ state: 'full_today', opensAt });
    expect((await caller.get(`/signup-links/${link.id}`)).json()).toMatchObject({
      state: 'full_today',
      usesToday: 1,
      reopensAt: opensAt,
    });
    for (const refused of [await start(link.token), await complete(test.anyone, late.token)]) {
      expect([refused.status, refused.json()]).toMatchObject([
        409,
        { code: 'signup_link_full_today', opensAt },
      ]);
    }
    const invited = await caller.post(`/signup-links/${link.id}/invitations`, {
      recipients: [{ email: newAddress() }],
    });
    expect(invited.code).toBe('signup_link_full_today');

    // The day ends: no cleanup is needed first.
    await test.database
      .$executeRaw`UPDATE "SignupLink" SET "dayEndsAt" = now() WHERE "id" = ${link.id}::uuid`;
    expect(await shown(link.token)).toMatchObject({ state: 'open', opensAt: null });
    expect((await caller.get(`/signup-links/${link.id}`)).json()).toMatchObject({
      usesToday: 0,
      reopensAt: null,
    });
    expect((await complete(test.anyone, late.token)).status).toBe(201);
    expect(await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } })).toMatchObject({
      uses: 2,
      usesToday: 1,
      dayEndsAt: midnight.next,
    });
    const snapshots = await test.database.redemption.findMany({ where: { signupLinkId: link.id } });
    expect(snapshots.map(({ settings }) => settings)).toEqual([
      expect.objectContaining({ dailyLimit: 1, useOfDay: 1 }),
      expect.objectContaining({ dailyLimit: 1, useOfDay: 1 }),
    ]);
  });

  it.each([
    ['2027-03-28 00:30+01', 'Europe/Paris', '2027-03-28T22:00:00.000Z', 'a day of 23 hours'],
    ['2027-10-31 00:30+02', 'Europe/Paris', '2027-10-31T23:00:00.000Z', 'a day of 25 hours'],
    ['2027-10-31 02:30+01', 'Europe/Paris', '2027-10-31T23:00:00.000Z', 'the second pass of a repeated hour'],
    ['2027-03-27 23:59:59.999+01', 'Europe/Paris', '2027-03-27T23:00:00.000Z', 'the last millisecond'],
    ['2027-03-28 00:00+01', 'Europe/Paris', '2027-03-28T22:00:00.000Z', 'midnight itself'],
    // The clocks go from 24:00 to 01:00: the day begins there.
    ['2027-09-04 12:00-04', 'America/Santiago', '2027-09-05T04:00:00.000Z', 'a midnight that is skipped'],
  ])('of what completes at %s in %s lasts until %s: %s', async (moment, zone, end) => {
    const [row] = await test.database.$queryRaw<[{ end: Date }]>`
      SELECT ${nextMidnight(Prisma.sql`${moment}::timestamptz`, Prisma.sql`${zone}`)} AS "end"`;
    expect(row.end.toISOString()).toBe(end);
  });

  it('counts every day’s uses, so that a limit set at noon knows of the morning', async () => {
    const { admin, link } = await buildOpenLink(test, {}, { timeZone });
    await register(test, link.token);
    await register(test, link.token);
    const answer = await (
      await test.signInAs(admin)
    ).patch(`/signup-links/${link.id}`, { version: 1, dailyLimit: 2 });
    expect(answer.json()).toMatchObject({ state: 'full_today', usesToday: 2 });
  });

  it('is understood by the database in every time zone that an organization may have', async () => {
    const zones = [...timeZones];
    const [row] = await test.database.$queryRaw<[{ known: number }]>`
      SELECT count(*)::int AS "known" FROM unnest(${zones}::text[]) zone WHERE "known_zone"(zone) = zone`;
    expect(row.known).toBe(zones.length);
  });
});

describe('limits that change while people complete', () => {
  it('a use limit is not lowered below a use that is being spent', async () => {
    const { admin, link } = await buildOpenLink(test, { useLimit: 5, uses: 2 });
    const caller = await test.signInAs(admin);
    const change = (useLimit: number) =>
      whileAUseIsSpent(test, link.id, () =>
        caller.patch(`/signup-links/${link.id}`, { version: 1, useLimit }),
      );
    expect((await change(2)).json()).toMatchObject({
      errors: [{ path: 'useLimit', code: 'too_small', message: 'At least 3.' }],
    });
    expect((await change(4)).json()).toMatchObject({ useLimit: 4, uses: 4, state: 'full' });
  });

  it('after a lower limit is saved nobody completes beyond it, however many try (T4)', async () => {
    const { admin, link } = await buildOpenLink(test, { useLimit: 12 });
    const caller = await test.signInAs(admin);
    const people: { token: string }[] = [];
    for (let person = 0; person < 12; person += 1) people.push(await readyToComplete(test, link.token));
    const lowered = async () => {
      for (let version = 1, useLimit = 1; ; useLimit += 1) {
        const answer = await caller.patch(`/signup-links/${link.id}`, { version, useLimit });
        if (answer.status === 200) return answer.json<SignupLink>();
        expect(answer.json()).toMatchObject({ errors: [{ path: 'useLimit', code: 'too_small' }] });
      }
    };
    const [after, ...answers] = await Promise.all([
      lowered(),
      ...people.map(({ token }) => complete(test.anyone, token)),
    ]);
    const joined = answers.filter(({ status }) => status === 201).length;
    const { uses, useLimit } = await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } });
    expect([useLimit, uses]).toEqual([after.useLimit, joined]);
    expect(uses).toBeLessThanOrEqual(useLimit ?? 0);
    expect(await test.database.redemption.count({ where: { signupLinkId: link.id } })).toBe(joined);
    for (const { status, code } of answers.filter((answer) => answer.status !== 201))
      expect([status, code]).toEqual([409, 'signup_link_full']);
  });

  it.each([
    ['switched off', { allowSignup: false }, 'signup_link_paused'],
    ['for another domain', { allowedEmailDomains: ['durand.example'] }, 'signup_link_email_domain_refused'],
    ['opened later', { opensAt: '2099-01-01T00:00:00.000Z' }, 'signup_link_scheduled'],
  ])(
    'a link that is %s is so at once, on another instance too, and no use is spent (T5)',
    async (_, change, code) => {
      const { admin, link } = await buildOpenLink(test);
      const { token } = await readyToComplete(test, link.token);
      const saved = await (
        await test.signInAs(admin)
      ).patch(`/signup-links/${link.id}`, { version: 1, ...change });
      expect(saved.status).toBe(200);
      const second = await secondInstance(test);
      expect((await complete(second.anyone, token)).code).toBe(code);
      await second.close();
      expect((await test.database.signupLink.findFirstOrThrow({ where: { id: link.id } })).uses).toBe(0);
    },
  );

  it('a link is over in the millisecond of its end, with nobody tidying up (T6)', async () => {
    const { link } = await buildOpenLink(test);
    const { token } = await readyToComplete(test, link.token);
    await test.database.$executeRaw`
      UPDATE "SignupLink" SET "expiresAt" = date_trunc('milliseconds', now()) WHERE "id" = ${link.id}::uuid`;
    expect((await complete(test.anyone, token)).code).toBe('signup_link_expired');
    expect((await start(link.token)).code).toBe('signup_link_expired');
    expect(await shown(link.token)).toMatchObject({ state: 'expired' });
    expect(await test.database.redemption.count({ where: { signupLinkId: link.id } })).toBe(0);
  });
});
