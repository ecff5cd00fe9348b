import type { AuditEvent, listAuditEvents, ResponseOf } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMember, buildMemberOfEachRole, buildOrganization } from '../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../test/test-app.ts';
import { recordAuditEvent } from './record-audit-event.ts';

type Page = ResponseOf<typeof listAuditEvents>;

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

function record(action: string, subjectId: string, actorMembershipId: string | null = null) {
  return test.database.$transaction((transaction) =>
    recordAuditEvent(transaction, {
      organizationId,
      action,
      actorMembershipId,
      subjectType: 'user',
      subjectId,
      details: { n: 1 },
    }),
  );
}

describe('GET /audit-events', () => {
  it('tells what happened in the organization and nowhere else, newest first', async () => {
    const { id: elsewhere } = await buildOrganization(test.database);
    await test.database.auditEvent.create({
      data: { organizationId: elsewhere, action: 'x.done', subjectType: 'user', subjectId: people.client.id },
    });
    await record('user.added', people.client.id, people.admin.id);
    await record('user.disabled', people.client.id);
    const { items, nextCursor } = (await admin.get('/audit-events')).json<Page>();
    expect(nextCursor).toBeNull();
    expect(items).toEqual([
      expect.objectContaining({ action: 'user.disabled', by: null }),
      {
        id: expect.any(String) as string,
        at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        action: 'user.added',
        by: 'Ada Admin',
        subjectType: 'user',
        subjectId: people.client.id,
        details: { n: 1 },
      } satisfies AuditEvent,
    ]);
  });

  it('tells only of one record when asked', async () => {
    await record('user.added', people.client.id);
    await record('user.added', people.staff.id);
    const { items } = (await admin.get(`/audit-events?subjectId=${people.staff.id}`)).json<Page>();
    expect(items.map(({ subjectId }) => subjectId)).toEqual([people.staff.id]);
  });

  it('names an administrator who has not joined yet only as they were invited', async () => {
    const invited = await buildMember(test.database, {
      organizationId,
      joinedAt: null,
      invitedFirstName: 'Typed',
      invitedLastName: 'Name',
      firstName: 'Own',
      lastName: 'Self',
    });
    await record('user.changed', people.client.id, invited.id);
    expect((await admin.get('/audit-events')).json<Page>().items[0]?.by).toBe('Typed Name');
  });

  it('pages through every event exactly once', async () => {
    for (let n = 0; n < 7; n += 1) await record(`user.changed_${n}`, people.client.id);
    const walked: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = (
        await admin.get(`/audit-events?limit=3${cursor && `&cursor=${cursor}`}`)
      ).json<Page>();
      walked.push(...page.items.map(({ action }) => action));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `user.changed_${n}`));
    expect((await admin.get('/audit-events?cursor=broken')).code).toBe('request_invalid');
  });

  it('is never changed and never deleted', async () => {
    await record('user.added', people.client.id);
    await expect(test.database.auditEvent.updateMany({ data: { action: 'x' } })).rejects.toThrow();
    await expect(test.database.auditEvent.deleteMany({})).rejects.toThrow();
  });
});
