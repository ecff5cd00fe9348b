import { Prisma } from '../../platform/database/client.ts';
import type { SubjectSource } from '../../people/audit-trail/subject-source.ts';

/** Names and finds cases for the audit trail. */
export const caseSubject: SubjectSource = {
  type: 'case',
  async findNames(database, which) {
    const rows = await database.caseRecord.findMany({
      where: which,
      select: { id: true, reference: true, title: true },
    });
    return rows.map(({ id, reference, title }) => [id, `${reference} ${title}`] as const);
  },
  idsMatching: (organizationId, { pattern, isIn }) => Prisma.sql`
    SELECT "id" FROM "CaseRecord" WHERE "organizationId" = ${organizationId}::uuid AND ("reference" ILIKE ${pattern} OR ${isIn(Prisma.sql`"titleKey"`, Prisma.sql`"title"`)})`,
};
