import type { AuditEvent, listAuditEvents, ResponseOf } from '@casedoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  buildCase,
  buildMember,
  buildMemberOfEachRole,
  buildOrganization,
  buildSignupLink,
} from '../../../test/builders.ts';
import { createTestApp, type Caller, type TestApp } from '../../../test/test-app.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';

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
  it('shows the events of this organization alone, newest first', async () => {
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
        byMembershipId: people.admin.id,
        subjectType: 'user',
        subjectId: people.client.id,
        subject: 'Clea Client',
        details: { n: 1 },
      } satisfies AuditEvent,
    ]);
  });

  it('shows the events of one record when asked', async () => {
    await record('user.added', people.client.id);
    await record('user.added', people.staff.id);
    const { items } = (await admin.get(`/audit-events?subjectId=${people.staff.id}`)).json<Page>();
    expect(items.map(({ subjectId }) => subjectId)).toEqual([people.staff.id]);
  });

  it('names an administrator who has not joined yet only as they were invited', async () => {
    const invited = await buildMember(test.database, {
      organizationId,
      joinedAt: null,
      knownFirstName: 'Typed',
      knownLastName: 'Name',
      firstName: 'Own',
      lastName: 'Self',
    });
    await record('user.changed', people.client.id, invited.id);
    expect((await admin.get('/audit-events')).json<Page>().items[0]?.by).toBe('Typed Name');
  });

  it('pages through every event exactly once', async () => {
    for (let n = 0; n < 7; n += 1) await record(`user.changed_${n}`, people.client.id);
    const listed: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = (
        await admin.get(`/audit-events?limit=3${cursor && `&cursor=${cursor}`}`)
      ).json<Page>();
      listed.push(...page.items.map(({ action }) => action));
      cursor = page.nextCursor;
    }
    expect(listed).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `user.changed_${n}`));
    expect((await admin.get('/audit-events?cursor=broken')).code).toBe('request_invalid');
  });

  const actionsOf = async (query: string) =>
    (await admin.get(`/audit-events?${query}`)).json<Page>().items.map(({ action }) => action);

  it('is narrowed by action, kind, person and the system', async () => {
    await record('user.added', people.client.id, people.admin.id);
    await record('user.disabled', people.client.id, people.manager.id);
    await record('user.changed', people.client.id);
    expect(await actionsOf('action=user.added')).toEqual(['user.added']);
    expect(await actionsOf('subjectType=case')).toEqual([]);
    expect(await actionsOf('subjectType=user')).toHaveLength(3);
    expect(await actionsOf(`by=${people.manager.id}`)).toEqual(['user.disabled']);
    expect(await actionsOf('by=system')).toEqual(['user.changed']);
    expect((await admin.get('/audit-events?by=nobody')).code).toBe('request_invalid');
  });

  it('finds by the names of people, cases, links and registrations, acting or acted on', async () => {
    const link = await buildSignupLink(test.database, { organizationId, title: 'Spring 100% fair' });
    const opened = await buildCase(test.database, { organizationId, title: 'Estate of Dupont' });
    await record('user.added', people.client.id, people.admin.id);
    await record('case.changed', opened.id, people.staff.id);
    await record('signup_link.changed', link.id, people.manager.id);
    expect(await actionsOf('q=clea%20cl')).toEqual(['user.added']);
    expect(await actionsOf('q=sam')).toEqual(['case.changed']);
    expect(await actionsOf('q=dupont')).toEqual(['case.changed']);
    expect(await actionsOf(`q=${opened.reference.toLowerCase()}`)).toEqual(['case.changed']);
    expect(await actionsOf('q=100%25%20fair')).toEqual(['signup_link.changed']);
    expect(await actionsOf('q=0%25f')).toEqual([]);
  });

  it('takes days in the organization’s time zone, also those of 23 and 25 hours', async () => {
    await test.database.organization.update({
      where: { id: organizationId },
      data: { timeZone: 'Europe/Paris' },
    });
    // 29 March 2026 has 23 hours in Paris: from 28 March 23:00 to 29 March 22:00 UTC.
    for (const [action, at] of [
      ['user.before', '2026-03-28T22:59:59.999Z'],
      ['user.first', '2026-03-28T23:00:00.000Z'],
      ['user.last', '2026-03-29T21:59:59.999Z'],
      ['user.after', '2026-03-29T22:00:00.000Z'],
    ] as const)
      await test.database.auditEvent.create({
        data: { organizationId, action, subjectType: 'user', subjectId: people.client.id, createdAt: at },
      });
    expect(await actionsOf('from=2026-03-29&to=2026-03-29')).toEqual(['user.last', 'user.first']);
    expect(await actionsOf('from=2026-03-30')).toEqual(['user.after']);
    expect(await actionsOf('to=2026-03-28')).toEqual(['user.before']);
    for (const path of ['/audit-events', '/audit-events/export'])
      expect((await admin.get(`${path}?from=2026-03-29&to=2026-03-28`)).json()).toMatchObject({
        code: 'request_invalid',
        errors: [{ path: 'to', code: 'ends_before_beginning' }],
      });
  });

  it('is downloaded as a file under the same filters, in the caller’s language, and that is an event', async () => {
    await record('user.disabled', people.client.id, people.admin.id);
    await record('user.enabled', people.client.id, people.admin.id);
    const file = await admin.get('/audit-events/export?action=user.disabled&locale=fr');
    expect(file.headers['content-disposition']).toMatch(/journal-audit-\d{4}-\d\d-\d\d\.csv/);
    const [header, ...lines] = file.text.trim().split('\r\n');
    expect(header).toContain('Quand (UTC);Qui;Quoi');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/;Ada Admin;Utilisateur désactivé;Utilisateur;Clea Client;/);
    expect(await actionsOf('subjectType=organization')).toEqual(['audit_events.exported']);
    const manager = await test.signInAs(people.manager);
    expect((await manager.get('/audit-events/export')).code).toBe('membership_role_insufficient');
  });

  it('is downloaded so that no spreadsheet runs what somebody is called or typed', async () => {
    const called = await buildMember(test.database, {
      organizationId,
      firstName: '=HYPERLINK("https://x.example")',
      lastName: '@SUM(1)',
    });
    const titled = await buildSignupLink(test.database, { organizationId, title: '+1+1' });
    await record('user.changed', called.id, called.id);
    await test.database.auditEvent.create({
      data: {
        organizationId,
        action: 'signup_link.changed',
        subjectType: 'signup_link',
        subjectId: titled.id,
      },
    });
    const [, ...lines] = (await admin.get('/audit-events/export')).text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    for (const cell of lines.flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)))
      expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
    expect(lines.join()).toContain(`'+1+1`);
    expect(lines.join()).toContain(`"'=HYPERLINK(""https://x.example"") @SUM(1)"`);
  });

  it('is never changed and never deleted', async () => {
    await record('user.added', people.client.id);
    await expect(test.database.auditEvent.updateMany({ data: { action: 'x' } })).rejects.toThrow();
    await expect(test.database.auditEvent.deleteMany({})).rejects.toThrow();
  });
});
