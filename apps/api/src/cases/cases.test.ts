import type { CaseDetail, listCases, ResponseOf } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildCase,
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
  buildRedemption,
  buildSignupLink,
} from '../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../test/test-app.ts';

type Page = ResponseOf<typeof listCases>;
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

const row = (id: string) => test.database.caseRecord.findUniqueOrThrow({ where: { id } });
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
      },
      {
        membershipId: people.staff.id,
        firstName: 'Sam',
        lastName: 'Staff',
        email: people.staff.email,
        memberRole: 'staff',
        caseRole: 'staff',
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

describe('GET /cases', () => {
  const titles = async (caller: Caller, query = '') => {
    const answer = await caller.get(`/cases${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.json<Page>().items.map(({ title }) => title);
  };

  it('lists the organization’s cases, newest first, by status', async () => {
    await buildCase(test.database, {
      organizationId: (await buildOrganization(test.database)).id,
      title: 'Theirs',
    });
    await buildCase(test.database, { organizationId, title: 'Old', status: 'closed' });
    await buildCase(test.database, { organizationId, title: 'New' });
    expect(await titles(staff)).toEqual(['New', 'Old']);
    expect(await titles(staff, '?status=closed')).toEqual(['Old']);
  });

  it.each([
    ['100%', ['Percent 100% _x_']],
    ['_', ['Percent 100% _x_']],
    ['%', ['Percent 100% _x_']],
    ['\\', ['Back\\slash']],
    ['ÉTUDE', ['Étude']],
    ['k7m2-4qxd', ['Étude']],
    ['K7M24QXD', ['Étude']],
    ['k7m2 4q', ['Étude']],
    ["'; DROP TABLE --", []],
  ])('finds %s in title and reference', async (q, found) => {
    await buildCase(test.database, { organizationId, title: 'Percent 100% _x_' });
    await buildCase(test.database, { organizationId, title: 'Back\\slash' });
    await buildCase(test.database, { organizationId, title: 'Étude', reference: 'K7M2-4QXD' });
    expect(await titles(staff, `?q=${encodeURIComponent(q)}`)).toEqual(found);
  });

  it('refuses a NUL in the search', async () => {
    expect(await staff.get('/cases?q=%00')).toMatchObject({ status: 400, code: 'request_invalid' });
  });

  it('pages through every case exactly once', async () => {
    const opened: string[] = [];
    for (let n = 0; n < 7; n += 1) opened.unshift((await buildCase(test.database, { organizationId })).id);
    const walked: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = (await staff.get(`/cases?limit=3${cursor && `&cursor=${cursor}`}`)).json<Page>();
      walked.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(opened);
    expect((await staff.get('/cases?cursor=e30')).code).toBe('request_invalid');
  });
});

describe('a client', () => {
  it('sees only the cases in which they take part, others by name alone, and nothing of the link', async () => {
    const other = await buildMember(test.database, {
      organizationId,
      firstName: 'Other',
      lastName: 'Client',
    });
    const link = await buildSignupLink(test.database, { organizationId, title: 'Internal campaign' });
    const redemption = await buildRedemption(test.database, link, people.client);
    const own = await buildCase(test.database, {
      organizationId,
      title: 'Own',
      redemptionId: redemption.id,
      with: [
        { membership: people.client, caseRole: 'client' },
        { membership: other, caseRole: 'client' },
        { membership: people.staff, caseRole: 'staff' },
      ],
    });
    const foreign = await buildCase(test.database, {
      organizationId,
      title: 'Foreign',
      with: [{ membership: other, caseRole: 'client' }],
    });

    const client = await test.signInAs(people.client);
    const list = (await client.get('/cases')).json<Page>();
    expect(list.items.map(({ title }) => title)).toEqual(['Own']);
    expect((await client.get('/cases?q=Foreign')).json<Page>().items).toEqual([]);
    expect((await client.get(`/cases?q=${foreign.reference}`)).json<Page>().items).toEqual([]);
    expect(await client.get(`/cases/${foreign.id}`)).toMatchObject({ status: 404, code: 'case_not_found' });

    const answer = await client.get(`/cases/${own.id}`);
    const seen = answer.json<CaseDetail>();
    expect(seen.participants.map(({ firstName, email }) => ({ firstName, email }))).toEqual([
      { firstName: 'Clea', email: null },
      { firstName: 'Other', email: null },
      { firstName: 'Sam', email: null },
    ]);
    expect(seen.signupLink).toBeNull();
    expect(answer.text).not.toMatch(/@|Internal campaign/);
    expect(Object.keys(seen).toSorted()).toEqual([
      'id',
      'openedAt',
      'participants',
      'reference',
      'signupLink',
      'status',
      'timeline',
      'title',
      'type',
      'version',
    ]);
    expect((await staff.get(`/cases/${own.id}`)).json<CaseDetail>().signupLink).toEqual({
      id: link.id,
      title: 'Internal campaign',
    });
  });

  it('no longer sees a case once their place in it is taken away', async () => {
    const own = await buildCase(test.database, {
      organizationId,
      with: [{ membership: people.client, caseRole: 'client' }],
    });
    const client = await test.signInAs(people.client);
    expect((await client.get(`/cases/${own.id}`)).status).toBe(200);
    expect((await staff.delete(`/cases/${own.id}/participants/${people.client.id}`)).status).toBe(200);
    expect((await client.get(`/cases/${own.id}`)).code).toBe('case_not_found');
  });
});

describe('PATCH /cases/{caseId}', () => {
  it('changes what was given, counts the version up and tells the timeline', async () => {
    const { id } = await buildCase(test.database, { organizationId, title: 'Old', type: 'Family' });
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
    expect(await row(id)).toMatchObject({ version: 2, title: 'New', type: null, status: 'on_hold' });
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

describe('participants', () => {
  it('come and go, each with a line in the timeline', async () => {
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
      // Whichever was first: a place given after the end of access is refused.
      expect([201, 404]).toContain(added.status);
      expect(await places(id)).toHaveLength(added.status === 201 ? 1 : 0);
    }
  });

  it('are shown by the name of their invitation until they join', async () => {
    const invited = await buildMember(test.database, {
      organizationId,
      joinedAt: null,
      invitedFirstName: 'Typed',
      invitedLastName: 'Name',
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
