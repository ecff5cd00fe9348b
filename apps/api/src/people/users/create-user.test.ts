import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { connectTestDatabase } from '../../../test/test-connection.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import type { DatabaseConnection } from '../../platform/database/client.ts';
import { createUser } from './create-user.ts';

let testDatabase: TestDatabase;
let connection: DatabaseConnection;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  connection = connectTestDatabase(testDatabase.url);
});
afterAll(async () => {
  await connection.close();
  await testDatabase.drop();
});

let organizationId: string;
let email: string;
beforeEach(async () => {
  organizationId = (await buildOrganization(connection.database, { timeZone: 'Europe/Paris' })).id;
  email = `Lea.${organizationId}@Example.com`;
});

function add(changes: Partial<Parameters<typeof createUser>[1]> = {}) {
  return connection.database.$transaction((transaction) =>
    createUser(transaction, {
      organizationId,
      email,
      emailCanonical: email.toLowerCase(),
      firstName: 'Léa',
      lastName: 'Martin',
      role: 'staff',
      tagId: null,
      locale: 'fr',
      addedById: null,
      importId: null,
      ...changes,
    }),
  );
}

describe('createUser', () => {
  it('adds a new person as invited, with history', async () => {
    const { membershipId } = await add({ tagId: '7' });
    const membership = await connection.database.membership.findFirstOrThrow({
      where: { id: membershipId },
      include: { user: true },
    });
    expect(membership).toMatchObject({
      role: 'staff',
      tagId: '7',
      joinedAt: null,
      knownFirstName: 'Léa',
      knownLastName: 'Martin',
    });
    expect(membership.user).toMatchObject({
      email,
      emailCanonical: email.toLowerCase(),
      locale: 'fr',
      timeZone: 'Europe/Paris',
      activatedAt: null,
    });
    expect(
      await connection.database.auditEvent.findMany({ where: { subjectId: membershipId } }),
    ).toMatchObject([{ organizationId, action: 'user.added', details: { role: 'staff' } }]);
  });

  it('changes nothing of an account that the address already has', async () => {
    const elsewhere = await buildOrganization(connection.database);
    const known = await buildMember(connection.database, {
      organizationId: elsewhere.id,
      email: email.toUpperCase(),
      firstName: 'Own',
      lastName: 'Name',
    });
    const before = await connection.database.user.findUniqueOrThrow({ where: { id: known.userId } });
    const { membershipId } = await add();
    expect(await connection.database.user.findUniqueOrThrow({ where: { id: known.userId } })).toEqual(before);
    expect(
      await connection.database.membership.findFirstOrThrow({ where: { id: membershipId } }),
    ).toMatchObject({ userId: known.userId });
  });

  it.each([{}, { disabledAt: new Date() }, { joinedAt: null }])(
    'refuses somebody who is in the list already: %j',
    async (columns) => {
      await buildMember(connection.database, { organizationId, email, ...columns });
      await expect(add()).rejects.toMatchObject({ code: 'user_already_member' });
      expect(await connection.database.membership.count({ where: { organizationId } })).toBe(1);
    },
  );

  it('refuses a tag id that is taken, and leaves no person behind', async () => {
    await buildMember(connection.database, { organizationId, tagId: '7' });
    await expect(add({ tagId: '7' })).rejects.toMatchObject({ code: 'user_tag_id_taken' });
    expect(await connection.database.user.count({ where: { email } })).toBe(0);
  });

  it('adds one person once when several administrators do so at the same moment', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => add()));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = results.flatMap((result) =>
      result.status === 'rejected' ? [String(result.reason.code)] : [],
    );
    expect(new Set(reasons)).toEqual(new Set(['user_already_member']));
  });
});
