import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMember, buildOrganization } from '../../../test/builders.ts';
import { connectTestDatabase } from '../../../test/test-connection.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { Prisma, type DatabaseConnection } from '../../platform/database/client.ts';
import { newCaseReference } from './case-reference.ts';
import { insertCase, insertCaseParticipant } from './insert-case.ts';

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

describe('newCaseReference', () => {
  it('is short, random and made of characters that are not taken for one another', () => {
    const references = Array.from({ length: 2000 }, newCaseReference);
    for (const reference of references) expect(reference).toMatch(/^[^01ILOU]{4}-[^01ILOU]{4}$/);
    expect(new Set(references).size).toBe(2000);
    expect(new Set(references.join('').replaceAll('-', '')).size).toBe(29);
  });
});

describe('insertCase and insertCaseParticipant', () => {
  async function run(when: Prisma.Sql) {
    const { id: organizationId } = await buildOrganization(connection.database);
    const { id: membershipId } = await buildMember(connection.database, { organizationId });
    const reference = newCaseReference();
    const [ids] = await connection.database.$queryRaw<
      [{ caseId: string }]
    >`SELECT uuid_v7()::text AS "caseId"`;
    const statement = Prisma.sql`
      WITH granted AS (SELECT ${membershipId}::uuid AS "membershipId" FROM ${when}),
      opened AS (${insertCase({
        organizationId,
        caseId: ids.caseId,
        reference,
        title: 'Léa Martin',
        caseTypeId: null,
        redemptionId: null,
        when: Prisma.sql`granted`,
      })}),
      placed AS (${insertCaseParticipant({
        organizationId,
        caseId: Prisma.sql`opened."id"`,
        membershipId: Prisma.sql`granted."membershipId"`,
        caseRole: 'client',
        when: Prisma.sql`opened, granted`,
      })})
      SELECT count(*)::int AS "places" FROM placed`;
    const [answer] = await connection.database.$queryRaw<[{ places: number }]>(statement);
    const cases = await connection.database.caseRecord.findMany({
      where: { organizationId },
      include: { participants: true },
    });
    return { places: answer.places, cases, caseId: ids.caseId, reference, membershipId };
  }

  it('open a case with its participant as parts of one statement', async () => {
    const { places, cases, caseId, reference, membershipId } = await run(Prisma.sql`(SELECT 1) AS yes`);
    expect(places).toBe(1);
    expect(cases).toMatchObject([
      {
        id: caseId,
        reference,
        title: 'Léa Martin',
        caseTypeId: null,
        status: 'open',
        version: 1,
        participants: [{ membershipId, caseRole: 'client' }],
      },
    ]);
  });

  it('open nothing when the statement grants nothing', async () => {
    const { places, cases } = await run(Prisma.sql`(SELECT 1 WHERE false) AS no`);
    expect(places).toBe(0);
    expect(cases).toEqual([]);
  });
});
