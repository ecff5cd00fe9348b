import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMemberOfEachRole, buildOrganization } from '../../../test/builders.ts';
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

async function read(path: string): Promise<Record<string, string>[]> {
  const file = await admin.get(path);
  expect(file.status).toBe(200);
  return parse(file.text, { bom: true, columns: true }) as Record<string, string>[];
}

describe('GET /cases/export', () => {
  it('has a line for each person who takes part, and one for a case without anybody', async () => {
    const opened = async (title: string, participants: { membershipId: string; caseRole: string }[]) =>
      (await admin.post('/cases', { title, participants })).json<{ reference: string }>().reference;
    const alone = await opened('Nobody yet', []);
    const shared = await opened('Martin / Durand', [
      { membershipId: people.client.id, caseRole: 'client' },
      { membershipId: people.staff.id, caseRole: 'staff' },
    ]);
    const lines = await read('/cases/export?locale=en');
    const shown = lines.map((line) => [line['Reference'], line['Title'], line['Case user role']]);
    expect(shown.slice(0, 2).sort().concat(shown.slice(2))).toEqual([
      [shared, 'Martin / Durand', 'Client'],
      [shared, 'Martin / Durand', 'Staff'],
      [alone, 'Nobody yet', ''],
    ]);
    expect(
      await test.database.auditEvent.findMany({ where: { organizationId, action: 'cases.exported' } }),
    ).toEqual([expect.objectContaining({ actorMembershipId: people.admin.id, details: {} })]);
  });

  it('keeps the filters, and another organization’s cases out', async () => {
    const other = await buildOrganization(test.database);
    const stranger = await test.signInAs((await buildMemberOfEachRole(test.database, other.id)).admin);
    await stranger.post('/cases', { title: 'Theirs' });
    await admin.post('/cases', { title: 'Ours' });
    expect(await read('/cases/export?q=our')).toHaveLength(1);
    expect(await read('/cases/export?q=their')).toEqual([]);
    expect(await read('/cases/export?status=closed')).toEqual([]);
  });

  it.each(['staff', 'client'] as const)('is refused to %s', async (role) => {
    const caller = await test.signInAs(people[role]);
    expect((await caller.get('/cases/export')).json()).toMatchObject({
      code: 'membership_role_insufficient',
    });
  });
});
