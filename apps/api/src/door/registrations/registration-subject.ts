import { Prisma } from '../../platform/database/client.ts';
import type { SubjectSource } from '../../people/audit-trail/subject-source.ts';

/** Registrations in the audit trail. */
export const registrationSubject: SubjectSource = {
  type: 'registration',
  async findNames(database, which) {
    const rows = await database.registration.findMany({ where: which, select: { id: true, email: true } });
    return rows.map(({ id, email }) => [id, email] as const);
  },
  idsMatching: (organizationId, { pattern }) => Prisma.sql`
    SELECT "id" FROM "Registration" WHERE "organizationId" = ${organizationId}::uuid AND "email" ILIKE ${pattern}`,
};
