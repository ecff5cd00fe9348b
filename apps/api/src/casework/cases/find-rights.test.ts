import type { CaseDetail, MemberRole } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCase, buildMember, buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  organizationId = (await buildOrganization(test.database)).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
});

const roles = {
  hidden: { name: 'Hidden', mayView: false, mayChange: false, mayManageParticipants: false },
  viewer: { name: 'Viewer', mayView: true, mayChange: false, mayManageParticipants: false },
  editor: { name: 'Editor', mayView: true, mayChange: true, mayManageParticipants: false },
  host: { name: 'Host', mayView: true, mayChange: false, mayManageParticipants: true },
  both: { name: 'Both', mayView: true, mayChange: true, mayManageParticipants: true },
} as const;

const buildRole = (role: keyof typeof roles) =>
  test.database.customCaseRole.create({ data: { organizationId, ...roles[role] } });

/** Builds a case in which a member of this role has this place. */
async function enter(memberRole: MemberRole, place: keyof typeof roles | 'client' | 'staff' | null) {
  const { id } = await buildCase(test.database, { organizationId });
  const member = people[memberRole];
  if (place === 'client' || place === 'staff') {
    await test.database.caseParticipant.create({
      data: { organizationId, caseId: id, membershipId: member.id, caseRole: place },
    });
  } else if (place !== null) {
    const { id: customCaseRoleId, caseRole } = await buildRole(place);
    await test.database.caseParticipant.create({
      data: { organizationId, caseId: id, membershipId: member.id, caseRole, customCaseRoleId },
    });
  }
  return { id, caller: await test.signInAs(member) };
}

const y = 'yes';
const n = 'no';
const gone = 'not there';

describe('who may do what in a case', () => {
  it.each([
    // member role, place, view, change, note, participants
    ['admin', 'hidden', y, y, y, y],
    ['manager', 'viewer', y, y, y, y],
    ['staff', null, y, y, y, y],
    ['staff', 'client', y, y, y, y],
    ['staff', 'hidden', gone, gone, gone, gone],
    ['staff', 'viewer', y, n, n, n],
    ['staff', 'editor', y, y, y, n],
    ['staff', 'host', y, n, n, y],
    ['client', null, gone, gone, gone, gone],
    ['client', 'client', y, n, n, n],
    ['client', 'staff', y, n, n, n],
    ['client', 'hidden', gone, gone, gone, gone],
    ['client', 'viewer', y, n, n, n],
    ['client', 'editor', y, y, y, n],
    ['client', 'host', y, n, n, y],
    ['client', 'both', y, y, y, y],
  ] as const)('%s as %s: view %s, change %s, note %s, participants %s', async (role, place, ...expected) => {
    const { id, caller } = await enter(role, place);
    const other = await buildMember(test.database, { organizationId });
    const answers = [
      await caller.get(`/cases/${id}`),
      await caller.patch(`/cases/${id}`, { version: 1, title: 'Changed' }),
      await caller.post(`/cases/${id}/notes`, { text: 'Called back.' }),
      await caller.post(`/cases/${id}/participants`, { membershipId: other.id, caseRole: 'client' }),
    ];
    const outcomes = answers.map(({ status, code }) =>
      status < 300
        ? y
        : code === 'case_right_missing'
          ? n
          : code === 'case_not_found'
            ? gone
            : (code ?? status),
    );
    expect(outcomes).toEqual(expected);

    const { reference } = await test.database.caseRecord.findFirstOrThrow({ where: { id } });
    for (const query of ['', '?status=open', `?q=${reference}`, `?q=${reference}&status=open`]) {
      const listed = (await caller.get(`/cases${query}`)).json<{ items: { id: string }[] }>().items;
      expect(listed.some((each) => each.id === id)).toBe(expected[0] === y);
    }
    // What is not for all members stays forbidden, whatever the case role.
    for (const path of [`/cases/${id}/arrival`, '/cases/export'])
      expect((await caller.get(path)).status).toBe(role === 'admin' || role === 'manager' ? 200 : 403);
    const removed = await caller.delete(`/cases/${id}/participants/${other.id}`);
    expect([removed.status, removed.code]).toEqual(
      expected[3] === y
        ? [200, null]
        : expected[3] === n
          ? [403, 'case_right_missing']
          : [404, 'case_not_found'],
    );
    const row = await test.database.caseRecord.findFirstOrThrow({ where: { id }, include: { notes: true } });
    expect(row.title === 'Changed').toBe(expected[1] === y);
    expect(row.notes).toHaveLength(expected[2] === y ? 1 : 0);
    if (expected[0] === y)
      expect(answers[0]?.json<CaseDetail>().rights).toEqual({
        change: expected[1] === y,
        manageParticipants: expected[3] === y,
      });
  });

  it('a view-only client sees this case and no other', async () => {
    const { id, caller } = await enter('client', 'viewer');
    const other = await buildCase(test.database, { organizationId });
    expect((await caller.get(`/cases/${other.id}`)).code).toBe('case_not_found');
    expect(
      (await caller.get('/cases')).json<{ items: { id: string }[] }>().items.map((each) => each.id),
    ).toEqual([id]);
  });

  it('notes are for staff, and for a client who may change the case; the history keeps none of their words', async () => {
    const { id, caller: viewer } = await enter('client', 'viewer');
    const staff = await test.signInAs(people.staff);
    await staff.post(`/cases/${id}/notes`, { text: 'Confidential: settle early.' });
    expect((await staff.get(`/cases/${id}`)).json<CaseDetail>().timeline).toMatchObject([
      { action: 'note', by: 'Sam Staff', details: { text: 'Confidential: settle early.' } },
    ]);
    expect((await viewer.get(`/cases/${id}`)).text).not.toContain('Confidential');
    const events = await test.database.auditEvent.findMany({ where: { subjectId: id } });
    expect(events.map(({ action }) => action)).toEqual(['case.note_added']);
    expect(JSON.stringify(events)).not.toContain('settle');
    const { customCaseRoleId } = await test.database.caseParticipant.findFirstOrThrow({
      where: { caseId: id },
    });
    await test.database.customCaseRole.updateMany({
      where: { id: customCaseRoleId ?? '' },
      data: { mayChange: true },
    });
    expect((await viewer.get(`/cases/${id}`)).text).toContain('Confidential');
  });

  it('nobody who is bound by a role lifts themselves or others above it', async () => {
    const { id, caller } = await enter('staff', 'host');
    const both = await buildRole('both');
    const client = people.client.id;
    expect(
      (await caller.post(`/cases/${id}/participants`, { membershipId: client, customCaseRoleId: both.id }))
        .code,
    ).toBe('case_role_forbidden');
    expect((await caller.delete(`/cases/${id}/participants/${people.staff.id}`)).code).toBe(
      'case_role_forbidden',
    );
    const admin = await test.signInAs(people.admin);
    await admin.post(`/cases/${id}/participants`, { membershipId: client, customCaseRoleId: both.id });
    expect((await caller.delete(`/cases/${id}/participants/${client}`)).code).toBe('case_role_forbidden');
    expect((await admin.delete(`/cases/${id}/participants/${client}`)).status).toBe(200);
  });

  it.each([
    [{}, 'caseRole', 'case_role_required'],
    [
      { caseRole: 'client', customCaseRoleId: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' },
      'caseRole',
      'case_role_required',
    ],
    [{ customCaseRoleId: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11' }, 'customCaseRoleId', 'case_role_unknown'],
  ])('a place with %j is refused', async (role, path, code) => {
    const { id, caller } = await enter('admin', null);
    const answer = await caller.post(`/cases/${id}/participants`, {
      membershipId: people.client.id,
      ...role,
    });
    expect(answer.json()).toMatchObject({ code: 'request_invalid', errors: [{ path, code }] });
  });

  it('a case that is hidden from a reader is not on anybody’s page either', async () => {
    const { id, caller } = await enter('staff', 'hidden');
    await test.database.caseParticipant.create({
      data: { organizationId, caseId: id, membershipId: people.client.id, caseRole: 'client' },
    });
    expect((await caller.get(`/users/${people.client.id}`)).json()).toMatchObject({ cases: [] });
    const admin = await test.signInAs(people.admin);
    expect((await admin.get(`/users/${people.client.id}`)).json()).toMatchObject({ cases: [{ id }] });
  });
});
