import type { CaseDetail, listCases, ResponseOf } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildCase,
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
  buildRedemption,
  buildSignupLink,
} from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';

type Page = ResponseOf<typeof listCases>;

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
    const listed: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = (await staff.get(`/cases?limit=3${cursor && `&cursor=${cursor}`}`)).json<Page>();
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(listed).toEqual(opened);
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
      'appointmentAt',
      'hold',
      'id',
      'onConflictHold',
      'openedAt',
      'participants',
      'reference',
      'rights',
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
