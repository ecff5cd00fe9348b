import type { Funnel } from '@casedoor/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCase, buildMember } from '../../../test/builders.ts';
import { databaseHash } from '../../../test/database-hash.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { rounds } from '../../../test/test-size.ts';
import { fromSomewhere, buildOpenLink, register, startAndVerify } from '../../../test/registration-steps.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

const visit = (token: string | null, by: 'page' | 'person', from?: string, headers = fromSomewhere()) =>
  test.anyone.post(
    `/public/signup-links/${token}/visits`,
    { by, ...(from === undefined ? {} : { from }) },
    headers,
  );

async function funnelOf(admin: { id: string; userId: string }, linkId: string, query = ''): Promise<Funnel> {
  const answer = await (await test.signInAs(admin)).get(`/signup-links/${linkId}/funnel${query}`);
  expect(answer.status).toBe(200);
  return answer.json<Funnel>();
}

describe('counting visits', () => {
  it('counts people and machines separately, by tag, and keeps one row for each day and tag', async () => {
    const { admin, link } = await buildOpenLink(test);
    for (const [by, times, tag] of [
      ['page', 5, undefined],
      ['person', 2, undefined],
      ['page', 3, 'poster'],
      ['person', 3, 'poster'],
    ] as const)
      for (let time = 0; time < times; time += 1) expect((await visit(link.token, by, tag)).status).toBe(204);
    const { total, sources, days, today } = await funnelOf(admin, link.id);
    expect(total).toMatchObject({ opened: 5, machines: 3, started: 0 });
    expect(sources).toMatchObject([
      { source: 'tag', tag: 'poster', opened: 3, machines: 0 },
      { source: 'direct', tag: null, opened: 2, machines: 3 },
    ]);
    expect(days).toMatchObject([{ day: today, opened: 5, machines: 3 }]);
    expect(await test.database.visit.count({ where: { signupLinkId: link.id } })).toBe(2);
  });

  it('moves by no GET or HEAD, however many', async () => {
    const { link } = await buildOpenLink(test);
    const before = await databaseHash(test.database);
    for (let time = 0; time < rounds(8, 100); time += 1)
      await test.anyone.get(`/public/signup-links/${link.token}`);
    await test.app.inject({ method: 'HEAD', url: `/api/v1/public/signup-links/${link.token}` });
    expect(await databaseHash(test.database)).toBe(before);
  });

  it('reveals nothing of an unknown token, and limits how much one network can count', async () => {
    const { admin, link } = await buildOpenLink(test);
    const before = await databaseHash(test.database);
    for (const token of [
      'nobody',
      `${link.token}x`,
      link.token?.replace(/^./, (letter) => (letter === '0' ? '1' : '0')) ?? '',
    ])
      expect((await visit(token, 'person')).status).toBe(204);
    expect(await databaseHash(test.database)).toBe(before);
    const here = { 'x-forwarded-for': '203.0.113.9' };
    await visit(link.token, 'person', undefined, here);
    await test.database
      .$executeRaw`UPDATE "RateLimit" SET "points" = 600 WHERE "key" LIKE 'visit-network:%' AND "points" = 1`;
    expect((await visit(link.token, 'person', undefined, here)).status).toBe(204);
    expect((await funnelOf(admin, link.id)).total.opened).toBe(1);
  });

  it('counts 50 tags of a day separately, in parallel too; the rest is "other"', async () => {
    const { admin, link } = await buildOpenLink(test);
    await Promise.all(Array.from({ length: 60 }, (_, index) => visit(link.token, 'person', `tag ${index}`)));
    const rows = await test.database.visit.findMany({ where: { signupLinkId: link.id } });
    expect(rows.filter(({ source }) => source === 'tag')).toHaveLength(50);
    expect(rows.filter(({ source }) => source === 'other')).toMatchObject([{ count: 10, tag: '' }]);
    const { total, sources } = await funnelOf(admin, link.id);
    expect(total.opened).toBe(60);
    expect(sources).toHaveLength(31);
    expect(sources.find(({ source }) => source === 'other')).toMatchObject({ tag: null, opened: 30 });
  });

  it.each([
    { by: 'admin' },
    {},
    { by: 'page', from: 'x'.repeat(51) },
    { by: 'page', from: 'a\u0000b' },
    { by: 'page', ip: 1 },
  ])('refuses %j', async (body) => {
    const { link } = await buildOpenLink(test);
    const answer = await test.anyone.post(`/public/signup-links/${link.token}/visits`, body, fromSomewhere());
    expect(answer.code).toBe('request_invalid');
  });

  it('counts a replaced URL in its grace for the successor, and what was before stays with the old one', async () => {
    const { admin, link } = await buildOpenLink(test);
    await visit(link.token, 'person');
    const caller = await test.signInAs(admin);
    const successor = (
      await caller.post(`/signup-links/${link.id}/replace`, { version: 1, graceDays: 5 })
    ).json<{ id: string }>();
    await visit(link.token, 'person', 'old poster');
    await register(test, link.token, undefined, startAndVerify);
    expect((await funnelOf(admin, link.id)).total).toMatchObject({ opened: 1, started: 0 });
    expect((await funnelOf(admin, successor.id)).total).toMatchObject({
      opened: 1,
      started: 1,
      completed: 1,
    });
  });
});

describe('the funnel', () => {
  it('follows a registration from its start to its case, and refuses others’ links and impossible ranges', async () => {
    const { admin, link } = await buildOpenLink(test, { autoCreateCase: true });
    await register(test, link.token, undefined, startAndVerify);
    const { total } = await funnelOf(admin, link.id);
    expect(total).toEqual({
      opened: 0,
      machines: 0,
      started: 1,
      mailed: 1,
      delivered: 1,
      verified: 1,
      completed: 1,
      casesOpened: 1,
    });
    const caller = await test.signInAs(admin);
    const { link: foreign } = await buildOpenLink(test);
    expect((await caller.get(`/signup-links/${foreign.id}/funnel`)).code).toBe('signup_link_not_found');
    for (const query of ['from=2026-02-02&to=2026-02-01', 'from=2026-02-30', 'to=yesterday'])
      expect((await caller.get(`/signup-links/${link.id}/funnel?${query}`)).code).toBe('request_invalid');
    const backwards = await caller.get(`/signup-links/${link.id}/funnel?from=2026-02-02&to=2026-02-01`);
    expect(backwards.json()).toMatchObject({ errors: [{ path: 'to', code: 'ends_before_beginning' }] });
  });

  const zones = ['UTC', 'Europe/Paris', 'Pacific/Kiritimati', 'America/St_Johns'] as const;
  const registration = fc.record({
    // Around a change of the clocks, at any hour.
    minutes: fc.integer({ min: 0, max: 4 * 24 * 60 }),
    tag: fc.constantFrom(null, 'poster', 'site', 'Forum d’été'),
    origin: fc.constantFrom('link' as const, 'invitation' as const),
    mails: fc.array(fc.constantFrom('queued', 'sent', 'delivered'), { maxLength: 2 }),
    end: fc.constantFrom(
      ...([
        'started',
        'expired',
        'withdrawn',
        'revoked',
        'verified',
        'pending_approval',
        'rejected',
      ] as const),
      ...(['completed', 'case', 'undone'] as const),
    ),
  });
  const count = fc.record({
    table: fc.constantFrom('visit', 'pageLoad'),
    day: fc.integer({ min: 0, max: 4 }),
    tag: fc.constantFrom('', 'poster', 'site'),
    count: fc.integer({ min: 1, max: 9 }),
  });

  it('is the sum of the rows: in all, by day, by source, in every zone and range', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        // To summer time and back: the day in between has 23 or 25 hours.
        fc.constantFrom('2026-03-27', '2026-10-23'),
        fc.array(registration, { maxLength: 8 }),
        fc.array(count, { maxLength: 6 }),
        fc.tuple(fc.option(fc.integer({ min: 0, max: 4 })), fc.option(fc.integer({ min: 0, max: 4 }))),
        async (timeZone, begin, registrations, counts, [first, last]) => {
          const dayOf = (day: number) =>
            new Date(Date.parse(begin) + day * 86_400_000).toISOString().slice(0, 10);
          const { organizationId, admin, link } = await buildOpenLink(test, {}, { timeZone });
          for (const one of registrations) await put(organizationId, link.id, begin, one);
          for (const { table, day, tag, count: times } of counts) {
            const key = {
              organizationId,
              signupLinkId: link.id,
              day: new Date(dayOf(day)),
              source: tag === '' ? ('direct' as const) : ('tag' as const),
              tag,
            };
            const { organizationId: _, ...unique } = key;
            const row = {
              where: { signupLinkId_day_source_tag: unique },
              create: { ...key, count: times },
              update: { count: { increment: times } },
            };
            await (table === 'visit' ? test.database.visit.upsert(row) : test.database.pageLoad.upsert(row));
          }
          const from = first === null ? null : dayOf(first);
          const to = last === null || (first !== null && last < first) ? null : dayOf(last);
          const given = Object.entries({ from, to }).filter(([, day]) => day !== null) as [string, string][];
          const shown = await funnelOf(admin, link.id, `?${new URLSearchParams(given).toString()}`);
          const expected = await countRows(link.id, timeZone, from, to);
          expect(shown.total).toEqual(expected);
          for (const parts of [shown.days, shown.sources]) {
            const summed = Object.fromEntries(
              Object.keys(expected).map((step) => [
                step,
                parts.reduce((sum, part) => sum + part[step as keyof Funnel['total']], 0),
              ]),
            );
            expect(summed).toEqual(expected);
          }
          for (const { day, ...steps } of shown.days)
            expect(steps).toEqual(await countRows(link.id, timeZone, day, day));
          const order = ['started', 'mailed', 'delivered', 'verified', 'completed', 'casesOpened'] as const;
          const falling = order.map((step) => shown.total[step]);
          expect(falling).toEqual(falling.toSorted((one, other) => other - one));
        },
      ),
      { numRuns: rounds(5, 40) },
    );
  });

  async function put(
    organizationId: string,
    signupLinkId: string,
    begin: string,
    { minutes, tag, origin, mails, end }: typeof registration extends fc.Arbitrary<infer W> ? W : never,
  ) {
    const createdAt = new Date(Date.parse(`${begin}T12:00:00Z`) + minutes * 60_000);
    const done = end === 'completed' || end === 'case' || end === 'undone';
    const decided = end === 'pending_approval' || end === 'rejected';
    const member = done ? await buildMember(test.database, { organizationId }) : null;
    const registration = await test.database.registration.create({
      data: {
        organizationId,
        signupLinkId,
        createdAt,
        origin,
        sourceTag: tag,
        email: 'x@example.com',
        emailCanonical: `x${Math.random()}@example.com`,
        expiresAt: createdAt,
        state: done ? 'completed' : end,
        verifiedAt: end === 'verified' || decided || done ? createdAt : null,
        ...(decided ? { submittedAt: createdAt, completionKeyHash: Buffer.from('k') } : {}),
        ...(member
          ? { membershipId: member.id, completedAt: createdAt, completionKeyHash: Buffer.from('k') }
          : {}),
      },
    });
    for (const mail of mails)
      await test.database.email.create({
        data: {
          organizationId,
          registrationId: registration.id,
          recipient: 'x',
          message: 'personal_link',
          locale: 'en',
          subject: '',
          html: '',
          text: '',
          idempotencyKey: `${registration.id}${Math.random()}`,
          sentAt: mail === 'queued' ? null : createdAt,
          deliveredAt: mail === 'delivered' ? createdAt : null,
        },
      });
    if (!member) return;
    const redemption = await test.database.redemption.create({
      data: {
        organizationId,
        signupLinkId,
        registrationId: registration.id,
        membershipId: member.id,
        settings: {},
      },
    });
    if (end === 'undone')
      await test.database.membership.updateMany({
        where: { id: member.id },
        data: { disabledAt: createdAt },
      });
    if (end !== 'completed') await buildCase(test.database, { organizationId, redemptionId: redemption.id });
  }

  /** The same, counted row by row. */
  async function countRows(signupLinkId: string, timeZone: string, from: string | null, to: string | null) {
    const dayThere = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    const within = (day: string) => (from === null || day >= from) && (to === null || day <= to);
    const all = await test.database.registration.findMany({
      where: { signupLinkId },
      include: { emails: true, redemption: { include: { caseRecord: true } } },
    });
    const started = all.filter(({ createdAt }) => within(dayThere.format(createdAt)));
    const proved = started.filter(({ verifiedAt }) => verifiedAt !== null);
    const arrived = started.filter(
      (row) => proved.includes(row) || row.emails.some(({ deliveredAt }) => deliveredAt !== null),
    );
    const sent = started.filter(
      (row) => arrived.includes(row) || row.emails.some(({ sentAt }) => sentAt !== null),
    );
    const cells = new Map<string, { people: number; loads: number }>();
    const add = (rows: { day: Date; tag: string; count: number }[], what: 'people' | 'loads') => {
      for (const { day, tag, count: times } of rows) {
        const key = day.toISOString().slice(0, 10);
        if (!within(key)) continue;
        const cell = cells.get(`${key} ${tag}`) ?? { people: 0, loads: 0 };
        cells.set(`${key} ${tag}`, { ...cell, [what]: cell[what] + times });
      }
    };
    add(await test.database.visit.findMany({ where: { signupLinkId } }), 'people');
    add(await test.database.pageLoad.findMany({ where: { signupLinkId } }), 'loads');
    const counted = [...cells.values()];
    return {
      opened: counted.reduce((sum, { people }) => sum + people, 0),
      machines: counted.reduce((sum, { people, loads }) => sum + Math.max(loads - people, 0), 0),
      started: started.length,
      mailed: sent.length,
      delivered: arrived.length,
      verified: proved.length,
      completed: started.filter(({ redemption }) => redemption).length,
      casesOpened: started.filter(({ redemption }) => redemption?.caseRecord).length,
    };
  }
});
