import type { CaseDetail } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildCase,
  buildCaseType,
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
} from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';

const unknownId = '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11';

let test: TestApp;
let organizationId: string;
let people: Awaited<ReturnType<typeof buildMemberOfEachRole>>;
let staff: Caller;
beforeAll(async () => {
  test = await createTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  organizationId = (await buildOrganization(test.database)).id;
  people = await buildMemberOfEachRole(test.database, organizationId);
  staff = await test.signInAs(people.staff);
});

const row = (id: string) => test.database.caseRecord.findFirstOrThrow({ where: { id } });
const places = (caseId: string) =>
  test.database.caseParticipant.findMany({ where: { caseId }, orderBy: { id: 'asc' } });
const history = (subjectId: string) =>
  test.database.auditEvent.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    select: { action: true, actorMembershipId: true, details: true },
  });

describe('POST /cases', () => {
  it('opens a case with its participants', async () => {
    await buildCaseType(test.database, organizationId, 'Family');
    const answer = await staff.post('/cases', {
      title: 'Divorce Martin',
      type: 'Family',
      participants: [
        { membershipId: people.client.id, caseRole: 'client' },
        { membershipId: people.staff.id, caseRole: 'staff' },
      ],
    });
    expect(answer.status).toBe(201);
    const opened = answer.json<CaseDetail>();
    expect(opened).toMatchObject({
      version: 1,
      title: 'Divorce Martin',
      type: 'Family',
      status: 'open',
      signupLink: null,
    });
    expect(opened.reference).toMatch(/^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$/);
    expect(opened.participants.toSorted((a, b) => a.caseRole.localeCompare(b.caseRole))).toEqual([
      {
        membershipId: people.client.id,
        firstName: 'Clea',
        lastName: 'Client',
        email: people.client.email,
        memberRole: 'client',
        caseRole: 'client',
        customCaseRole: null,
      },
      {
        membershipId: people.staff.id,
        firstName: 'Sam',
        lastName: 'Staff',
        email: people.staff.email,
        memberRole: 'staff',
        caseRole: 'staff',
        customCaseRole: null,
      },
    ]);
    expect(opened.timeline.map(({ action, by, details }) => ({ action, by, details }))).toEqual([
      { action: 'participant_added', by: 'Sam Staff', details: { name: 'Sam Staff' } },
      { action: 'participant_added', by: 'Sam Staff', details: { name: 'Clea Client' } },
      { action: 'opened', by: 'Sam Staff', details: {} },
    ]);
    expect(await row(opened.id)).toMatchObject({
      organizationId,
      openedById: people.staff.id,
      redemptionId: null,
    });
    expect(await places(opened.id)).toHaveLength(2);
    expect(test.jobs).toEqual([]);
    expect((await history(opened.id)).map(({ action }) => action)).toEqual([
      'case.opened',
      'case.participant_added',
      'case.participant_added',
    ]);
  });

  it('opens none with a person who is not there, is disabled or is named twice', async () => {
    const gone = await buildMember(test.database, { organizationId, disabledAt: new Date() });
    const theirs = await buildMember(test.database, {
      organizationId: (await buildOrganization(test.database)).id,
    });
    for (const id of [gone.id, theirs.id, unknownId]) {
      const answer = await staff.post('/cases', {
        title: 'X',
        participants: [
          { membershipId: people.client.id, caseRole: 'client' },
          { membershipId: id, caseRole: 'client' },
        ],
      });
      expect(answer).toMatchObject({ status: 404, code: 'user_not_found' });
    }
    const twice = [
      { membershipId: people.client.id, caseRole: 'client' },
      { membershipId: people.client.id, caseRole: 'staff' },
    ];
    expect(await staff.post('/cases', { title: 'X', participants: twice })).toMatchObject({
      status: 409,
      code: 'case_participant_exists',
    });
    expect(await test.database.caseRecord.count({ where: { organizationId } })).toBe(0);
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(0);
  });

  it.each(['organizationId', 'reference', 'status', 'redemptionId', 'openedById', 'id'])(
    'refuses %s, which is not for callers',
    async (key) => {
      expect((await staff.post('/cases', { title: 'X', [key]: 'open' })).code).toBe('request_invalid');
    },
  );
});

describe('PATCH /cases/{caseId}', () => {
  it('changes the given fields, increases the version and adds to the timeline', async () => {
    const { id: caseTypeId } = await buildCaseType(test.database, organizationId, 'Family');
    const { id } = await buildCase(test.database, { organizationId, title: 'Old', caseTypeId });
    const answer = await staff.patch(`/cases/${id}`, {
      version: 1,
      title: 'New',
      type: null,
      status: 'on_hold',
    });
    expect(answer.json<CaseDetail>()).toMatchObject({
      version: 2,
      title: 'New',
      type: null,
      status: 'on_hold',
      timeline: [
        { action: 'changed', by: 'Sam Staff', details: { title: 'New', type: '', status: 'on_hold' } },
      ],
    });
    expect(await row(id)).toMatchObject({
      version: 2,
      title: 'New',
      caseTypeId: null,
      status: 'on_hold',
    });
    expect(await history(id)).toMatchObject([
      {
        action: 'case.changed',
        actorMembershipId: people.staff.id,
        details: {
          title: { from: 'Old', to: 'New' },
          type: { from: 'Family', to: null },
          status: { from: 'open', to: 'on_hold' },
        },
      },
    ]);
    expect((await staff.patch(`/cases/${id}`, { version: 2, title: 'New' })).json<CaseDetail>().version).toBe(
      2,
    );
  });

  it('lets one of several changes of the same version win', async () => {
    const { id } = await buildCase(test.database, { organizationId });
    const answers = await Promise.all(
      ['A', 'B', 'C', 'D'].map((title) => staff.patch(`/cases/${id}`, { version: 1, title })),
    );
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409', '409']);
    expect(answers.flatMap(({ code }) => code ?? [])).toEqual(Array(3).fill('case_changed'));
    expect(await row(id)).toMatchObject({ version: 2 });
    expect(await history(id)).toHaveLength(1);
  });
});
