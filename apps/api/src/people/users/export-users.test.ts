import { parse } from 'csv-parse/sync';
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

async function read(path: string, delimiter = ','): Promise<Record<string, string>[]> {
  const file = await admin.get(path);
  expect(file.status).toBe(200);
  return parse(file.text, { bom: true, columns: true, delimiter }) as Record<string, string>[];
}

describe('GET /users/export', () => {
  it('is a file with every user that the filters leave, and the history keeps who took it', async () => {
    const other = await buildOrganization(test.database);
    await buildMember(test.database, { organizationId: other.id });
    const file = await admin.get('/users/export?role=staff&locale=en');
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="users-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const staff = await test.database.user.findUniqueOrThrow({ where: { id: people.staff.userId } });
    expect(parse(file.text, { bom: true, columns: true })).toEqual([
      expect.objectContaining({ 'E-mail': staff.email, Role: 'Staff', Status: 'Active' }),
    ]);
    const events = await test.database.auditEvent.findMany({ where: { organizationId } });
    expect(events).toEqual([
      expect.objectContaining({
        action: 'users.exported',
        actorMembershipId: people.admin.id,
        subjectId: organizationId,
        details: { role: 'staff', status: 'active' },
      }),
    ]);
  });

  it('continues after the first thousand, each once', async () => {
    await test.database.$executeRaw`
      WITH u AS (
        INSERT INTO "User" ("email", "emailCanonical", "firstName", "lastName")
        SELECT 'many' || n || '@example.com', ${organizationId} || n || '@example.com', 'Many', 'Person ' || n
        FROM generate_series(1, 1100) n RETURNING "id"
      )
      INSERT INTO "Membership" ("organizationId", "userId", "role", "joinedAt")
      SELECT ${organizationId}::uuid, u."id", 'client', now() FROM u`;
    const users = await read('/users/export');
    expect(users).toHaveLength(1104);
    expect(new Set(users.map((user) => user['Last name'])).size).toBeGreaterThanOrEqual(1100);
  });

  it('speaks French, with semicolons', async () => {
    const users = await read('/users/export?locale=fr&role=manager', ';');
    expect(users).toEqual([expect.objectContaining({ Rôle: 'Responsable', Statut: 'Actif' })]);
  });

  it('lets no spreadsheet run a name', async () => {
    await test.database.user.update({
      where: { id: people.client.userId },
      data: { lastName: '=cmd|calc' },
    });
    const users = await read('/users/export?role=client');
    expect(users.map((user) => user['Last name'])).toEqual(["'=cmd|calc"]);
  });

  it.each(['staff', 'client'] as const)('is refused to %s, and nothing is kept', async (role) => {
    const caller = await test.signInAs(people[role]);
    const answer = await caller.get('/users/export');
    expect(answer.status).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'membership_role_insufficient' });
    expect(await test.database.auditEvent.count({ where: { organizationId } })).toBe(0);
  });
});
