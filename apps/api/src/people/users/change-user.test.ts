import type { MemberRole, ProblemCode, User } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMember, buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
let admin: Caller;

beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  organizationId = (await buildOrganization(test.database)).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
  admin = await test.signInAs(people.admin);
});

const row = (id: string) => test.database.membership.findFirstOrThrow({ where: { id } });
const events = (subjectId: string) =>
  test.database.auditEvent.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    select: { organizationId: true, action: true, actorMembershipId: true, details: true },
  });

describe('PATCH /users/{membershipId}', () => {
  it('changes role and tag id, and says so in the history', async () => {
    const answer = await admin.patch(`/users/${people.client.id}`, { role: 'staff', tagId: 'T-1' });
    expect(answer.json<User>()).toMatchObject({
      id: people.client.id,
      role: 'staff',
      tagId: 'T-1',
      status: 'active',
    });
    expect(await row(people.client.id)).toMatchObject({ role: 'staff', tagId: 'T-1', disabledAt: null });
    expect(test.jobs).toEqual([]);
    expect(await events(people.client.id)).toEqual([
      {
        organizationId,
        action: 'user.changed',
        actorMembershipId: people.admin.id,
        details: { role: { from: 'client', to: 'staff' }, tagId: { from: null, to: 'T-1' } },
      },
    ]);
  });

  it('writes no history for what stays as it is', async () => {
    expect(
      (await admin.patch(`/users/${people.client.id}`, { role: 'client', disabled: false })).status,
    ).toBe(200);
    expect(await events(people.client.id)).toEqual([]);
  });

  it('disables, which ends the person’s sessions at once, and enables again', async () => {
    const client = await test.signInAs(people.client);
    expect((await client.get('/profile')).status).toBe(200);
    const disabled = await admin.patch(`/users/${people.client.id}`, { disabled: true });
    expect(disabled.json<User>()).toMatchObject({ status: 'disabled' });
    expect(await test.database.session.count({ where: { userId: people.client.userId } })).toBe(0);
    expect((await client.get('/profile')).code).toBe('session_required');

    const enabled = await admin.patch(`/users/${people.client.id}`, { disabled: false });
    expect(enabled.json<User>()).toMatchObject({ status: 'active', disabledAt: null });
    expect((await events(people.client.id)).map(({ action }) => action)).toEqual([
      'user.disabled',
      'user.enabled',
    ]);
  });

  it('leaves the sessions in another organization alone', async () => {
    const elsewhere = await buildOrganization(test.database);
    const other = await test.database.membership.create({
      data: {
        organizationId: elsewhere.id,
        userId: people.client.userId,
        role: 'client',
        joinedAt: new Date(),
      },
    });
    const client = await test.signInAs(other);
    await admin.patch(`/users/${people.client.id}`, { disabled: true });
    expect((await client.get('/profile')).status).toBe(200);
  });

  it('refuses a tag id that somebody else has', async () => {
    await buildMember(test.database, { organizationId, tagId: 'taken' });
    expect(await admin.patch(`/users/${people.client.id}`, { tagId: 'taken' })).toMatchObject({
      status: 409,
      code: 'user_tag_id_taken',
    });
    const elsewhere = await buildOrganization(test.database);
    await buildMember(test.database, { organizationId: elsewhere.id, tagId: 'free here' });
    expect((await admin.patch(`/users/${people.client.id}`, { tagId: 'free here' })).status).toBe(200);
  });

  it('answers another organization’s id like an unknown one and changes nothing', async () => {
    const theirs = await buildMemberOfEachRole(test.database, (await buildOrganization(test.database)).id);
    for (const id of [theirs.client.id, theirs.admin.id, '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11']) {
      expect(await admin.patch(`/users/${id}`, { role: 'staff', disabled: true })).toMatchObject({
        status: 404,
        code: 'user_not_found',
      });
    }
    expect(await row(theirs.client.id)).toMatchObject({ role: 'client', disabledAt: null });
  });

  it.each(['organizationId', 'userId', 'joinedAt', 'email', 'isAdmin', 'disabledAt'])(
    'refuses %s, which is not for callers',
    async (key) => {
      expect((await admin.patch(`/users/${people.client.id}`, { [key]: 'x' })).code).toBe('request_invalid');
    },
  );

  const byManager: [keyof typeof people, object, ProblemCode | null][] = [
    ['client', { role: 'staff' }, null],
    ['staff', { disabled: true }, null],
    ['client', { role: 'manager' }, 'user_role_forbidden'],
    ['staff', { role: 'admin' }, 'user_role_forbidden'],
    ['admin', { role: 'client' }, 'user_role_forbidden'],
    ['admin', { disabled: true }, 'user_role_forbidden'],
    ['manager', { role: 'admin' }, 'user_role_forbidden'],
    ['manager', { role: 'staff' }, 'user_self_change'],
    ['manager', { disabled: true }, 'user_self_change'],
    ['manager', { tagId: 'mine' }, null],
  ];
  it.each(byManager)('by a manager: %s %j: %s', async (who, body, code) => {
    const manager = await test.signInAs(people.manager);
    const answer = await manager.patch(`/users/${people[who].id}`, body);
    expect(answer.code, answer.text).toBe(code);
    if (code) expect(await events(people[who].id)).toEqual([]);
  });

  it('refuses a manager who would disable or demote another manager', async () => {
    const other = await buildMember(test.database, { organizationId, role: 'manager' });
    const manager = await test.signInAs(people.manager);
    for (const body of [{ disabled: true }, { role: 'client' }]) {
      expect((await manager.patch(`/users/${other.id}`, body)).code).toBe('user_role_forbidden');
    }
  });

  it('keeps the last active administrator', async () => {
    await buildMember(test.database, { organizationId, role: 'admin', joinedAt: null });
    await buildMember(test.database, { organizationId, role: 'admin', disabledAt: new Date() });
    for (const body of [{ role: 'client' }, { disabled: true }]) {
      expect(await admin.patch(`/users/${people.admin.id}`, body)).toMatchObject({
        status: 409,
        code: 'user_last_admin',
      });
    }
    await buildMember(test.database, { organizationId, role: 'admin' });
    expect((await admin.patch(`/users/${people.admin.id}`, { role: 'client' })).code).toBe(
      'user_self_change',
    );
  });

  it.each([{ role: 'client' as MemberRole }, { disabled: true }])(
    'leaves one of two administrators who end each other at once: %j',
    async (body) => {
      for (let round = 0; round < 10; round += 1) {
        const { id } = await buildOrganization(test.database);
        const first = await buildMember(test.database, { organizationId: id, role: 'admin' });
        const second = await buildMember(test.database, { organizationId: id, role: 'admin' });
        const [one, two] = await Promise.all([test.signInAs(first), test.signInAs(second)]);
        const answers = await Promise.all([
          one.patch(`/users/${second.id}`, body),
          two.patch(`/users/${first.id}`, body),
        ]);
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
        expect(
          await test.database.membership.count({
            where: { organizationId: id, role: 'admin', disabledAt: null },
          }),
        ).toBe(1);
      }
    },
  );
});
