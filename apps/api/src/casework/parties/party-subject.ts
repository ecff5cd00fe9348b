import { Prisma } from '../../platform/database/client.ts';
import type { SubjectSource } from '../../people/audit-trail/subject-source.ts';

/** Names and finds parties for the audit trail. */
export const partySubject: SubjectSource = {
  type: 'party',
  async findNames(database, which) {
    const rows = await database.party.findMany({ where: which, select: { id: true, name: true } });
    return rows.map(({ id, name }) => [id, name] as const);
  },
  idsMatching: (organizationId, { isIn }) => Prisma.sql`
    SELECT "id" FROM "Party" WHERE "organizationId" = ${organizationId}::uuid AND ${isIn(Prisma.sql`"nameKey"`, Prisma.sql`"name"`)}`,
};
