import { Prisma } from '../../platform/database/client.ts';
import type { SubjectSource } from '../../people/audit-trail/subject-source.ts';

/** Sign-up links in the audit trail. */
export const signupLinkSubject: SubjectSource = {
  type: 'signup_link',
  async findNames(database, which) {
    const rows = await database.signupLink.findMany({ where: which, select: { id: true, title: true } });
    return rows.map(({ id, title }) => [id, title] as const);
  },
  idsMatching: (organizationId, { isIn }) => Prisma.sql`
    SELECT "id" FROM "SignupLink" WHERE "organizationId" = ${organizationId}::uuid AND ${isIn(Prisma.sql`"titleKey"`, Prisma.sql`"title"`)}`,
};
