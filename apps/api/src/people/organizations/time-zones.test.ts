import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { bearer, buildOpenLink, readyToComplete, register } from '../../../test/registration-steps.ts';
import { isKnownZone } from '../../platform/database/time-zone.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ trustProxy: ['127.0.0.1'] });
});
afterAll(() => test.close());

describe('the time zone of an organization', () => {
  it.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('%s is stored as %s', async (timeZone, stored) => {
    const { admin, organizationId } = await buildOpenLink(test);
    const caller = await test.signInAs(admin);
    expect((await caller.patch('/organization', { version: 1, timeZone })).json()).toMatchObject({
      timeZone: stored,
    });
    const { details } = await test.database.auditEvent.findFirstOrThrow({
      where: { organizationId, action: 'organization.changed' },
    });
    expect(details).toMatchObject({ timeZone: { to: stored } });
    // The same place by its other name is no change.
    expect((await caller.patch('/organization', { version: 2, timeZone })).json()).toMatchObject({
      version: 2,
    });
  });

  it.each(['+0530', '+02:00', '-08', 'UTC+2', 'Etc/GMT+5', 'WIN0SUM,J1,J100', 'Etc/Unknown', ''])(
    '%j is refused',
    async (timeZone) => {
      const { admin } = await buildOpenLink(test);
      const answer = await (await test.signInAs(admin)).patch('/organization', { version: 1, timeZone });
      expect(answer.json()).toMatchObject({
        status: 400,
        errors: [{ path: 'timeZone', code: 'time_zone_unknown' }],
      });
    },
  );

  it('is refused if the database is too old to know it', async () => {
    const { admin } = await buildOpenLink(test);
    await test.database.$executeRaw`ALTER FUNCTION "known_zone" RENAME TO "known_zone_before"`;
    await test.database
      .$executeRaw`CREATE FUNCTION "known_zone"(zone text) RETURNS text LANGUAGE sql RETURN 'UTC'`;
    const answer = await (
      await test.signInAs(admin)
    ).patch('/organization', { version: 1, timeZone: 'Europe/Kyiv' });
    await test.database.$executeRaw`DROP FUNCTION "known_zone"`;
    await test.database.$executeRaw`ALTER FUNCTION "known_zone_before" RENAME TO "known_zone"`;
    expect(answer.json()).toMatchObject({
      status: 400,
      errors: [{ path: 'timeZone', code: 'time_zone_unknown' }],
    });
    expect(await isKnownZone(test.database, 'Europe/Kyiv')).toBe(true);
  });

  it.each(['Asia/Nowhere', '+0530'])(
    '%s, stored by an older server, breaks nothing: it counts as UTC',
    async (timeZone) => {
      const { admin, link } = await buildOpenLink(test, { dailyLimit: 5 }, { timeZone });
      const caller = await test.signInAs(admin);
      await register(test, link.token);
      const answers = await Promise.all([
        caller.get(`/signup-links/${link.id}/funnel`),
        caller.patch(`/signup-links/${link.id}`, { version: 1, expiresInDays: 7 }),
        caller.post('/signup-links', { title: 'Another' }),
        caller.get('/audit-events?from=2026-01-01&to=2026-12-31'),
        test.anyone.get(`/public/signup-links/${link.token}`),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 201, 200, 200]);
      const [row] = await test.database.$queryRaw<[{ utc: boolean }]>`
      SELECT date_trunc('day', "dayEndsAt" AT TIME ZONE 'UTC') = "dayEndsAt" AT TIME ZONE 'UTC' AS "utc"
      FROM "SignupLink" WHERE "id" = ${link.id}::uuid`;
      expect(row.utc).toBe(true);
    },
  );
});

it('a person’s time zone is stored by its present name too', async () => {
  const { link } = await buildOpenLink(test);
  const { token } = await readyToComplete(test, link.token);
  const saved = await test.anyone.patch('/public/registration', { timeZone: 'Asia/Calcutta' }, bearer(token));
  expect(saved.json()).toMatchObject({ answers: { timeZone: 'Asia/Kolkata' } });
});
