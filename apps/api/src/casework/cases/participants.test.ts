import type { CaseDetail } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCase, buildMember, buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
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

describe('participants', () => {
  it('are added and removed, each with a line in the timeline', async () => {
    const { id } = await buildCase(test.database, { organizationId });
    const added = await staff.post(`/cases/${id}/participants`, {
      membershipId: people.client.id,
      caseRole: 'client',
    });
    expect(added.status).toBe(201);
    expect(added.json<CaseDetail>().participants).toMatchObject([
      { membershipId: people.client.id, caseRole: 'client' },
    ]);
    const removed = await staff.delete(`/cases/${id}/participants/${people.client.id}`);
    expect(removed.json<CaseDetail>()).toMatchObject({
      participants: [],
      timeline: [
        { action: 'participant_removed', by: 'Sam Staff', details: { name: 'Clea Client' } },
        { action: 'participant_added', by: 'Sam Staff', details: { name: 'Clea Client' } },
      ],
    });
    expect(await places(id)).toEqual([]);
    expect(await staff.delete(`/cases/${id}/participants/${people.client.id}`)).toMatchObject({
      status: 404,
      code: 'case_participant_not_found',
    });
    expect(JSON.stringify(await history(id))).not.toContain('Clea');
  });

  it('have one place in a case, however often they are added at once', async () => {
    const { id } = await buildCase(test.database, { organizationId });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        staff.post(`/cases/${id}/participants`, { membershipId: people.client.id, caseRole: 'client' }),
      ),
    );
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual([
      '201',
      '409',
      '409',
      '409',
      '409',
      '409',
    ]);
    expect(await places(id)).toHaveLength(1);
    expect(await history(id)).toHaveLength(1);
  });

  it('are never people whose access ends at the same moment', async () => {
    const admin = await test.signInAs(people.admin);
    for (let round = 0; round < 10; round += 1) {
      const { id } = await buildCase(test.database, { organizationId });
      const person = await buildMember(test.database, { organizationId });
      const [added] = await Promise.all([
        staff.post(`/cases/${id}/participants`, { membershipId: person.id, caseRole: 'client' }),
        admin.patch(`/users/${person.id}`, { disabled: true }),
      ]);
      // Either may be first: a disabled member cannot be added.
      expect([201, 404]).toContain(added.status);
      expect(await places(id)).toHaveLength(added.status === 201 ? 1 : 0);
    }
  });

  it('are shown by the name of their invitation until they join', async () => {
    const invited = await buildMember(test.database, {
      organizationId,
      joinedAt: null,
      knownFirstName: 'Typed',
      knownLastName: 'Name',
      firstName: 'Own',
      lastName: 'Self',
      email: `Own.Spelling.${organizationId}@Example.com`,
    });
    const { id } = await buildCase(test.database, {
      organizationId,
      with: [{ membership: invited, caseRole: 'client' }],
    });
    const answer = await staff.get(`/cases/${id}`);
    expect(answer.json<CaseDetail>().participants).toMatchObject([{ firstName: 'Typed', lastName: 'Name' }]);
    expect(answer.text).not.toMatch(/Own|Self|Spelling/);
  });
});

describe('another organization’s ids', () => {
  it('answer like unknown ones and change nothing', async () => {
    const elsewhere = (await buildOrganization(test.database)).id;
    const person = await buildMember(test.database, { organizationId: elsewhere });
    const theirs = await buildCase(test.database, {
      organizationId: elsewhere,
      title: 'Theirs',
      with: [{ membership: person, caseRole: 'client' }],
    });
    const { id: ours } = await buildCase(test.database, { organizationId });
    for (const id of [theirs.id, unknownId]) {
      const notFound = { status: 404, code: 'case_not_found' };
      expect(await staff.get(`/cases/${id}`)).toMatchObject(notFound);
      expect(await staff.patch(`/cases/${id}`, { version: 1, title: 'Taken' })).toMatchObject(notFound);
      expect(
        await staff.post(`/cases/${id}/participants`, { membershipId: people.client.id, caseRole: 'client' }),
      ).toMatchObject(notFound);
      expect(await staff.delete(`/cases/${id}/participants/${person.id}`)).toMatchObject(notFound);
    }
    for (const id of [person.id, unknownId]) {
      expect(
        (await staff.post(`/cases/${ours}/participants`, { membershipId: id, caseRole: 'client' })).code,
      ).toBe('user_not_found');
      expect((await staff.delete(`/cases/${ours}/participants/${id}`)).code).toBe(
        'case_participant_not_found',
      );
    }
    expect(await row(theirs.id)).toMatchObject({ title: 'Theirs', version: 1 });
    expect(await places(theirs.id)).toHaveLength(1);
  });
});
