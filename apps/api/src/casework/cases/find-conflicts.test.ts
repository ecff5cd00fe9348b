import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { rowsRead } from '../../../test/rows-read.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { Prisma } from '../../platform/database/client.ts';
import { findConflicts } from './hold-case.ts';

let test: TestApp;
let organizationId: string;
let addedById: string;
beforeAll(async () => {
  test = await createTestApp();
  ({ id: organizationId } = await buildOrganization(test.database));
  ({ id: addedById } = await buildMember(test.database, { organizationId, role: 'manager' }));
});
afterAll(() => test.close());

/**
 * Inserts people and parties of different names. PostgreSQL has not counted the people yet: a burst is over before it
 * does. It has counted the parties, which an import adds long before.
 */
async function addPeople(count: number) {
  const numbers = Prisma.sql`generate_series(1, ${count}::int) AS n`;
  await test.database.$executeRaw`
    WITH person AS (
      INSERT INTO "User" ("email", "emailCanonical", "firstName", "lastName", "phone", "activatedAt", "updatedAt")
      SELECT mail, mail, 'First' || n, 'Last' || n, '+33 6 ' || 10000000 + n, now(), now()
      FROM ${numbers}, LATERAL (SELECT 'client' || n || '@example.com' AS mail) AS address RETURNING "id"
    )
    INSERT INTO "Membership" ("organizationId", "userId", "role", "joinedAt", "knownFirstName", "knownLastName")
    SELECT ${organizationId}::uuid, "id", 'client', now(), 'Known', "id"::text FROM person`;
  await test.database.$executeRaw`
    INSERT INTO "Party" ("organizationId", "name", "nameKey", "email", "emailCanonical", "phone", "phoneKey", "addedById")
    SELECT ${organizationId}::uuid, 'Party ' || n, "name_key"('Party ' || n), mail, mail,
      '+33 7 ' || 20000000 + n, "phone_key"('+33 7 ' || 20000000 + n), ${addedById}::uuid
    FROM ${numbers}, LATERAL (SELECT 'party' || n || '@example.com' AS mail) AS address`;
  await test.database.$executeRaw`ANALYZE "Party"`;
}

function conflictsOf(person: { firstName: string; lastName: string; phone: string }): Prisma.Sql {
  return Prisma.sql`WITH ${findConflicts({
    ...person,
    organizationId,
    userId: randomUUID(),
    membershipId: randomUUID(),
    emailCanonical: 'party7@example.com',
    phone: Prisma.sql`${person.phone}`,
  })} SELECT "sharedFields" FROM conflict`;
}

it('reads the rows that match and no others, however many the organization has', async () => {
  await addPeople(1_000);
  const person = { firstName: 'First3', lastName: 'Last3', phone: '06 10 00 00 05' };
  const found = await test.database.$queryRaw<{ sharedFields: string[] }[]>(conflictsOf(person));
  expect(found.map(({ sharedFields }) => sharedFields.join()).sort()).toEqual(['email', 'name', 'phone']);

  expect(await rowsRead(test.database, conflictsOf(person))).toBeLessThan(20);
});
