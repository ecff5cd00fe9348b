import type { Locale } from '@casedoor/contracts';
import { Prisma, type Database } from '../../platform/database/client.ts';

/** Somebody who looks after an organization, as mails need them. */
interface Administrator {
  membershipId: string;
  email: string;
  locale: Locale;
}

/** The ids of an organization's administrators and managers, disabled ones too, as a query. */
export function administratorsOf(organizationId: string): Prisma.Sql {
  return Prisma.sql`SELECT "id" FROM "Membership" WHERE "organizationId" = ${organizationId}::uuid AND "role" IN ('admin', 'manager')`;
}

/** Every active administrator and manager of an organization. */
export async function findAdministrators(
  database: Database,
  organizationId: string,
): Promise<Administrator[]> {
  const memberships = await database.membership.findMany({
    where: { organizationId, role: { in: ['admin', 'manager'] }, joinedAt: { not: null }, disabledAt: null },
    select: { id: true, user: { select: { email: true, locale: true } } },
  });
  return memberships.map(({ id, user }) => ({
    membershipId: id,
    email: user.email,
    locale: user.locale === 'fr' ? 'fr' : 'en',
  }));
}
