import type { SignupLink } from '@casedoor/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestApp, type Answer, type Caller, type TestApp } from '../../../test/test-app.ts';
import { whileAUseIsSpent } from '../../../test/spending.ts';
import { zoneThatChanges } from '../../../test/time-zones.ts';
import { buildOpenLink, register } from '../../../test/registration-steps.ts';
import { refuseUnguardedStaffLink, type StaffFacts } from './staff-rights.ts';

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
afterEach(() => vi.useRealTimers());

const hour = 3_600_000;
const day = 24 * hour;
const inDays = (days: number) => new Date(Date.now() + days * day);
const faults = (answer: Answer) =>
  (answer.json<{ errors?: { path: string; code: string }[] }>().errors ?? []).map(({ path, code }) => [
    path,
    code,
  ]);

/** A staff link within its limits, as columns. */
const guarded = () => ({
  joinsAs: 'staff' as const,
  useLimit: 10,
  expiresAt: inDays(6),
  allowedEmailDomains: ['example.com'],
});
const rights = { joinsAs: 'staff', requiresApproval: true, useLimit: 10 };

async function office(settings: object = {}, organization: object = {}) {
  const door = await buildOpenLink(test, settings, organization);
  const caller = await test.signInAs(door.admin);
  return { ...door, caller, path: `/signup-links/${door.link.id}` };
}
const create = (caller: Caller, expiresAt: Date) =>
  caller.post('/signup-links', { title: 'Staff', ...rights, expiresAt: expiresAt.toISOString() });

describe('the rule of staff links', () => {
  const now = new Date('2026-11-22T12:00:00.000Z');
  const latestStaffEnd = new Date('2026-11-29T12:00:00.000Z');
  const link: StaffFacts = {
    joinsAs: 'staff',
    autoCreateCase: false,
    caseRole: 'client',
    useLimit: 10,
    uses: 0,
    expiresAt: latestStaffEnd,
    allowedEmailDomains: [],
    requiresApproval: true,
  };
  const faultsOf = (facts: Partial<StaffFacts>) => {
    try {
      refuseUnguardedStaffLink({ ...link, ...facts }, { now, latestStaffEnd });
      return [];
    } catch (problem) {
      return (problem as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => [
        path,
        code,
      ]);
    }
  };

  it.each<[Partial<StaffFacts>, string[][]]>([
    [{}, []],
    [{ uses: 10 }, []],
    [{ expiresAt: new Date(latestStaffEnd.getTime() + 1) }, [['expiresAt', 'staff_end_needed']]],
    [{ useLimit: 11 }, [['useLimit', 'staff_use_limit_needed']]],
    // The limit counts everybody who signs up through it, not only those still to come.
    [{ useLimit: 11, uses: 10 }, [['useLimit', 'staff_use_limit_needed']]],
    [{ useLimit: 20, uses: 11 }, [['joinsAs', 'staff_new_link_needed']]],
    [{ useLimit: null, uses: 11, expiresAt: null }, [['joinsAs', 'staff_new_link_needed']]],
    [
      { joinsAs: 'client', autoCreateCase: true, caseRole: 'staff', uses: 40, useLimit: 50 },
      [['caseRole', 'staff_new_link_needed']],
    ],
    [{ joinsAs: 'client', caseRole: 'staff', useLimit: null, uses: 40, expiresAt: null }, []],
  ])('for %j is %j', (facts, expected) => {
    expect(faultsOf(facts)).toEqual(expected);
  });
});

describe('a staff link’s end', () => {
  it.each([
    ['go forward', 'forward', 167],
    ['go back', 'back', 169],
  ] as const)('is within seven calendar days when the clocks %s meanwhile', async (_, direction, hours) => {
    const { caller, link, path } = await office({}, { timeZone: zoneThatChanges(direction) });
    const latest = Date.now() + hours * hour;
    expect(faults(await create(caller, new Date(latest + 60_000)))).toEqual([
      ['expiresAt', 'staff_end_needed'],
    ]);
    expect((await create(caller, new Date(latest - 1000))).status).toBe(201);
    // The form's proposal is accepted, and is that time.
    const changed = await caller.patch(path, { version: link.version, ...rights, expiresInDays: 7 });
    expect(changed.status, changed.text).toBe(200);
    const end = Date.parse(changed.json<SignupLink>().expiresAt ?? '');
    expect(Math.abs(end - latest)).toBeLessThan(30_000);
    const copy = await caller.post(`${path}/duplicate`, { title: 'Copy' });
    expect(copy.json()).toMatchObject({ expiresAt: new Date(end).toISOString(), useLimit: 10 });
  });

  it.each([-3, 3])('is judged by the database’s clock where the program’s is %i hours off', async (off) => {
    const { caller } = await office({}, { timeZone: 'UTC' });
    const latest = Date.now() + 7 * day;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + off * hour });
    expect(faults(await create(caller, new Date(latest + 60_000)))).toEqual([
      ['expiresAt', 'staff_end_needed'],
    ]);
    expect((await create(caller, new Date(latest - 1000))).status).toBe(201);
  });

  it('is refused from the presets that go further', async () => {
    const { caller, link, path } = await office(guarded());
    for (const expiresInDays of [8, 30, 90])
      expect(faults(await caller.patch(path, { version: link.version, expiresInDays }))).toEqual([
        ['expiresAt', 'staff_end_needed'],
      ]);
    expect((await caller.patch(path, { version: link.version, expiresInDays: 1 })).status).toBe(200);
  });
});

describe('a link that people have signed up through', () => {
  it('may give staff rights after ten uses, but not after eleven: a new link is needed', async () => {
    const limits = { requiresApproval: true, expiresInDays: 7 };
    const ten = await office({ uses: 10 });
    expect(
      (await ten.caller.patch(ten.path, { version: 1, joinsAs: 'staff', useLimit: 10, ...limits })).json(),
    ).toMatchObject({ useLimit: 10, uses: 10, state: 'full' });
    const eleven = await office({ uses: 11 });
    for (const useLimit of [10, 11, 21, null]) {
      const refused = await eleven.caller.patch(eleven.path, {
        version: 1,
        joinsAs: 'staff',
        useLimit,
        ...limits,
      });
      expect(refused.json()).toMatchObject({
        errors: [
          {
            path: 'joinsAs',
            code: 'staff_new_link_needed',
            message:
              'More than 10 people have used this link, so it cannot give staff rights. Create a new link for staff.',
          },
        ],
      });
    }
    const inCase = { autoCreateCase: true, caseRole: 'staff', useLimit: 11, ...limits };
    expect(faults(await eleven.caller.patch(eleven.path, { version: 1, ...inCase }))).toEqual([
      ['caseRole', 'staff_new_link_needed'],
    ]);
    // Its copy has no uses yet.
    const copy = (
      await eleven.caller.post(`${eleven.path}/duplicate`, { title: 'Staff' })
    ).json<SignupLink>();
    const changed = await eleven.caller.patch(`/signup-links/${copy.id}`, {
      version: 1,
      joinsAs: 'staff',
      useLimit: 10,
      ...limits,
    });
    expect(changed.status, changed.text).toBe(200);
  });

  it('needs a new link also when the eleventh use is spent during the change', async () => {
    const { caller, link, path } = await office({ uses: 10 });
    const changed = await whileAUseIsSpent(test, link.id, () =>
      caller.patch(path, { version: 1, ...rights, expiresInDays: 7 }),
    );
    expect(faults(changed)).toEqual([['joinsAs', 'staff_new_link_needed']]);
    expect((await caller.get(path)).json()).toMatchObject({ joinsAs: 'client', uses: 11, useLimit: null });
  });
});

describe('a staff link within its limits', () => {
  it('takes ten people in all, and not one more', async () => {
    const { link, caller, path } = await office({ ...guarded(), uses: 9 });
    await register(test, link.token);
    const shown = (await caller.get(path)).json<SignupLink>();
    expect(shown).toMatchObject({ state: 'full', uses: 10 });
    expect(faults(await caller.patch(path, { version: 1, useLimit: 11 }))).toEqual([
      ['useLimit', 'staff_use_limit_needed'],
    ]);
  });

  it('keeps working days after its end was set: changes, pause, resume, alarm, replacement, copy', async () => {
    // As if its end had been set six days ago.
    const { caller, link, path } = await office({ ...guarded(), expiresAt: inDays(1), uses: 4 });
    let { version } = link;
    const steps = [
      { title: 'Renamed' },
      { useLimit: 8 },
      { requiresApproval: true },
      { expiresAt: link.expiresAt?.toISOString(), dailyLimit: 2 },
      { allowSignup: false },
      { allowSignup: true },
      { expiresInDays: 7 },
    ];
    for (const step of steps) {
      const answer = await caller.patch(path, { version, ...step });
      expect([step, answer.status]).toEqual([step, 200]);
      ({ version } = answer.json<SignupLink>());
    }
    await test.database.signupLink.updateMany({
      where: { id: link.id },
      data: {
        allowSignup: false,
        alarmAt: new Date(),
        alarmReason: 'starts',
        alarmCount: 9,
        alarmLimit: 8,
        version: { increment: 1 },
      },
    });
    const resumed = await caller.patch(path, { version: version + 1, allowSignup: true });
    expect(resumed.json()).toMatchObject({ alarm: null, state: 'open' });
    const copy = await caller.post(`${path}/duplicate`, { title: 'Copy' });
    expect(copy.json()).toMatchObject({ useLimit: 8, uses: 0, joinsAs: 'staff' });
    const replaced = await caller.post(`${path}/replace`, { version: version + 2 });
    expect([replaced.status, replaced.json()]).toMatchObject([201, { useLimit: 4, uses: 0, state: 'open' }]);
  });

  it('may be changed, switched and replaced after it has expired, and gets a new end', async () => {
    const { caller, path } = await office({ ...guarded(), expiresAt: inDays(-1) });
    let version = 1;
    for (const step of [
      { title: 'Renamed' },
      { allowSignup: false },
      { allowSignup: true },
      { useLimit: 9 },
    ]) {
      const answer = await caller.patch(path, { version, ...step });
      expect([step, answer.status]).toEqual([step, 200]);
      version += 1;
    }
    const copy = await caller.post(`${path}/duplicate`, { title: 'Copy' });
    expect(Date.parse(copy.json<SignupLink>().expiresAt ?? '')).toBeGreaterThan(inDays(6).getTime());
    const successor = (await caller.post(`${path}/replace`, { version })).json<SignupLink>();
    expect(successor.state).toBe('expired');
    const renewed = await caller.patch(`/signup-links/${successor.id}`, {
      version: successor.version,
      expiresInDays: 7,
    });
    expect(renewed.json()).toMatchObject({ state: 'open' });
  });
});

describe('a staff link from when ten more people were allowed', () => {
  const former = () => ({ ...guarded(), uses: 40, useLimit: 50 });

  it('lets people in until its end, which is near, and may be renamed and paused', async () => {
    const { caller, link, path } = await office(former());
    expect((await register(test, link.token)).completion.membership.role).toBe('staff');
    expect((await caller.patch(path, { version: 1, title: 'Renamed' })).status).toBe(200);
    expect((await caller.patch(path, { version: 2, allowSignup: false })).status).toBe(200);
  });

  it.each([{ allowSignup: true }, { useLimit: 45 }, { expiresInDays: 7 }, { requiresApproval: true }])(
    'needs a new link for %j',
    async (change) => {
      const { caller, path } = await office({ ...former(), allowSignup: false });
      expect(faults(await caller.patch(path, { version: 1, ...change }))).toEqual([
        ['joinsAs', 'staff_new_link_needed'],
      ]);
    },
  );

  it.each([50, 60, null])('of %j is replaced by one within the limits', async (useLimit) => {
    const { caller, path } = await office({ ...former(), useLimit });
    const answer = await caller.post(`${path}/replace`, { version: 1 });
    expect([answer.status, answer.json()]).toMatchObject([201, { useLimit: 10, uses: 0, state: 'open' }]);
  });

  it('that has no end is not replaced', async () => {
    const { caller, path } = await office({ ...former(), expiresAt: null });
    expect(faults(await caller.post(`${path}/replace`, { version: 1 }))).toEqual([
      ['expiresAt', 'staff_end_needed'],
    ]);
  });

  it('is copied with the limits of one', async () => {
    const { caller, path } = await office({ ...former(), expiresAt: inDays(30) });
    const copy = (await caller.post(`${path}/duplicate`, { title: 'Copy' })).json<SignupLink>();
    expect(copy).toMatchObject({ useLimit: 10, uses: 0 });
    expect(Date.parse(copy.expiresAt ?? '')).toBeLessThan(Date.now() + 7 * day + hour);
  });
});
