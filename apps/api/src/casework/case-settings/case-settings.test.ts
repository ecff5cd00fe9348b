import type { CaseType, CustomCaseRole, ProblemBody, SignupLink } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildCase,
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
  buildSignupLink,
} from '../../../test/builders.ts';
import { createTestApp, type Answer, type Caller, type TestApp } from '../../../test/test-app.ts';

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

const errorsOf = (answer: Answer) => answer.json<ProblemBody>().errors?.map(({ path, code }) => [path, code]);
const lastEvent = () =>
  test.database.auditEvent.findFirstOrThrow({ where: { organizationId }, orderBy: { id: 'desc' } });

async function addType(name: string): Promise<CaseType> {
  const { items } = (await admin.post('/case-types', { name })).json<{ items: CaseType[] }>();
  const type = items.find((each) => each.name === name);
  if (!type) throw new Error(`no type ${name}`);
  return type;
}

async function addRole(role: Partial<CustomCaseRole> & { name: string }): Promise<CustomCaseRole> {
  const ticks = { mayView: true, mayChange: false, mayManageParticipants: false };
  const answer = await admin.post('/case-roles', { ...ticks, ...role });
  const found = answer.json<{ items: CustomCaseRole[] }>().items.find(({ name }) => name === role.name);
  if (!found) throw new Error(answer.text);
  return found;
}

describe('case types', () => {
  it('are added, renamed, moved and retired; a new name shows on cases and links', async () => {
    const family = await addType('Family');
    await addType('Labour');
    const tax = await addType('Tax');
    const opened = await admin.post('/cases', { title: 'Martin', type: 'Family' });
    const { id: caseId } = opened.json<{ id: string }>();
    const link = (
      await admin.post('/signup-links', { title: 'Poster', caseType: 'Family' })
    ).json<SignupLink>();

    await admin.patch(`/case-types/${tax.id}`, { place: 1 });
    const list = (await admin.patch(`/case-types/${family.id}`, { name: 'Family law', retired: true })).json<{
      items: CaseType[];
    }>();
    expect(list.items.map(({ name, retiredAt }) => [name, retiredAt !== null])).toEqual([
      ['Tax', false],
      ['Family law', true],
      ['Labour', false],
    ]);
    expect(await lastEvent()).toMatchObject({
      action: 'case_type.changed',
      actorMembershipId: people.admin.id,
      details: { name: { from: 'Family', to: 'Family law' }, retired: { from: false, to: true } },
    });
    expect((await admin.get(`/cases/${caseId}`)).json()).toMatchObject({ type: 'Family law' });
    expect((await admin.get(`/signup-links/${link.id}`)).json()).toMatchObject({ caseType: 'Family law' });
  });

  it('that are retired or not on the list cannot be newly chosen, and stay where they are', async () => {
    const family = await addType('Family');
    const link = (
      await admin.post('/signup-links', { title: 'Poster', caseType: 'Family' })
    ).json<SignupLink>();
    const { id } = (await admin.post('/cases', { title: 'Martin', type: 'Family' })).json<{ id: string }>();
    await admin.patch(`/case-types/${family.id}`, { retired: true });

    for (const [type, code] of [
      ['Family', 'case_type_retired'],
      ['Elsewhere', 'case_type_unknown'],
    ] as const) {
      expect(errorsOf(await admin.post('/cases', { title: 'X', type }))).toEqual([['type', code]]);
      expect(errorsOf(await admin.post('/signup-links', { title: 'X', caseType: type }))).toEqual([
        ['caseType', code],
      ]);
    }
    expect(
      (await admin.patch(`/cases/${id}`, { version: 1, type: 'Family', title: 'Moved' })).json(),
    ).toMatchObject({
      type: 'Family',
      title: 'Moved',
    });
    const changed = await admin.patch(`/signup-links/${link.id}`, {
      version: 1,
      caseType: 'Family',
      title: 'Y',
    });
    expect(changed.json()).toMatchObject({ caseType: 'Family', title: 'Y' });
    const copy = await admin.post(`/signup-links/${link.id}/duplicate`, { title: 'Copy' });
    expect(copy.json()).toMatchObject({ caseType: 'Family' });
    const successor = await admin.post(`/signup-links/${link.id}/replace`, { version: 2 });
    expect(successor.json()).toMatchObject({ caseType: 'Family' });
  });

  it('have each name once whatever its capitals, also when added at once', async () => {
    const answers = await Promise.all(
      ['Family', 'FAMILY', 'family'].map((name) => admin.post('/case-types', { name })),
    );
    expect(answers.map(({ code }) => code).toSorted()).toEqual([
      'case_type_name_taken',
      'case_type_name_taken',
      null,
    ]);
    expect(await test.database.caseType.count({ where: { organizationId } })).toBe(1);
  });

  it('of another organization are not there', async () => {
    const type = await addType('Family');
    const elsewhere = await buildOrganization(test.database);
    const stranger = await test.signInAs(
      await buildMember(test.database, { organizationId: elsewhere.id, role: 'admin' }),
    );
    expect((await stranger.patch(`/case-types/${type.id}`, { name: 'Mine' })).code).toBe(
      'case_type_not_found',
    );
    expect(errorsOf(await stranger.post('/cases', { title: 'X', type: 'Family' }))).toEqual([
      ['type', 'case_type_unknown'],
    ]);
  });
});

describe('case roles', () => {
  it('are named and ticked, and every change is in the history', async () => {
    const role = await addRole({ name: 'Interpreter' });
    expect(role).toMatchObject({ mayView: true, caseRole: 'client', inUse: false, retiredAt: null });
    const answer = await admin.patch(`/case-roles/${role.id}`, { mayChange: true, retired: true });
    expect(answer.json<{ items: CustomCaseRole[] }>().items).toMatchObject([
      { mayChange: true, caseRole: 'staff' },
    ]);
    expect(await lastEvent()).toMatchObject({
      action: 'case_role.changed',
      actorMembershipId: people.admin.id,
      details: { mayChange: { from: false, to: true }, retired: { from: false, to: true } },
    });
  });

  it.each([
    [{ name: 'Ghost', mayView: false, mayChange: true, mayManageParticipants: false }, 'request_invalid'],
    [
      { name: 'STAFF', mayView: true, mayChange: false, mayManageParticipants: false },
      'case_role_name_taken',
    ],
    [{ name: 'Half', mayView: true }, 'request_invalid'],
  ])('refuse %j', async (role, code) => {
    expect((await admin.post('/case-roles', role)).code).toBe(code);
    expect(await test.database.customCaseRole.count({ where: { organizationId } })).toBe(0);
  });

  it('are removed while nothing uses them, and only retired afterwards', async () => {
    const role = await addRole({ name: 'Expert' });
    const { id } = await buildCase(test.database, { organizationId });
    const participant = { membershipId: people.client.id, customCaseRoleId: role.id };
    expect((await admin.post(`/cases/${id}/participants`, participant)).status).toBe(201);
    expect((await admin.delete(`/case-roles/${role.id}`)).code).toBe('case_role_in_use');
    await admin.patch(`/case-roles/${role.id}`, { retired: true });
    await admin.delete(`/cases/${id}/participants/${people.client.id}`);
    expect(errorsOf(await admin.post(`/cases/${id}/participants`, participant))).toEqual([
      ['customCaseRoleId', 'case_role_retired'],
    ]);
    expect((await admin.delete(`/case-roles/${role.id}`)).json()).toEqual({ items: [] });
    expect(await lastEvent()).toMatchObject({ action: 'case_role.removed' });
  });

  it('that change a case need the limits of a staff link', async () => {
    const clerk = await addRole({ name: 'Clerk', mayChange: true });
    const refused = await admin.post('/signup-links', {
      title: 'Open day',
      autoCreateCase: true,
      customCaseRoleId: clerk.id,
    });
    expect(errorsOf(refused)?.map(([path]) => path)).toEqual(['useLimit', 'expiresAt', 'requiresApproval']);
    const guard = await addRole({ name: 'Observer' });
    const link = await admin.post('/signup-links', {
      title: 'Open day',
      autoCreateCase: true,
      customCaseRoleId: guard.id,
    });
    expect(link.json()).toMatchObject({ caseRole: 'client', customCaseRole: 'Observer' });
    const back = await admin.patch(`/signup-links/${link.json<SignupLink>().id}`, {
      version: 1,
      caseRole: 'client',
    });
    expect(back.json()).toMatchObject({ caseRole: 'client', customCaseRoleId: null });
  });

  it('that begin to count as staff leave their links without anybody who answers for it', async () => {
    const role = await addRole({ name: 'Observer' });
    const link = await buildSignupLink(test.database, {
      organizationId,
      createdById: people.admin.id,
      autoCreateCase: true,
      customCaseRoleId: role.id,
    });
    const { id: caseId } = await buildCase(test.database, { organizationId });
    await admin.post(`/cases/${caseId}/participants`, {
      membershipId: people.client.id,
      customCaseRoleId: role.id,
    });

    await admin.patch(`/case-roles/${role.id}`, { mayManageParticipants: true });
    const after = (await admin.get(`/signup-links/${link.id}`)).json<SignupLink>();
    expect(after).toMatchObject({ caseRole: 'staff', grantLapsed: true, version: 2 });
    const place = await test.database.caseParticipant.findFirstOrThrow({ where: { caseId } });
    expect(place).toMatchObject({ caseRole: 'staff', customCaseRoleId: role.id });

    await admin.patch(`/case-roles/${role.id}`, { mayManageParticipants: false });
    expect((await admin.get(`/signup-links/${link.id}`)).json()).toMatchObject({
      caseRole: 'client',
      grantLapsed: false,
    });
  });

  it('are enforced by the database, no matter which code writes', async () => {
    const role = await addRole({ name: 'Clerk', mayChange: true });
    await expect(
      buildSignupLink(test.database, { organizationId, customCaseRoleId: role.id, caseRole: 'client' }),
    ).rejects.toThrow(/SignupLink_custom_role_counts_as/);
  });
});
