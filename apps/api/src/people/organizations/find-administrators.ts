import type { Locale } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { Prisma } from '../../platform/database/client.ts';
import { activeAdministrator, isAdministratorSql } from '../access/active-member.ts';

/** Somebody who looks after an organization, as mails need them. */
interface Administrator {
  membershipId: string;
  email: string;
  locale: Locale;
}

/** The ids of an organization's administrators and managers, disabled ones too, as a query. */
export function administratorsOf(organizationId: string): Prisma.Sql {
  return Prisma.sql`SELECT m."id" FROM "Membership" m WHERE m."organizationId" = ${organizationId}::uuid AND ${isAdministratorSql('m')}`;
}

/** Every active administrator and manager of an organization. */
export async function findAdministrators(
  database: Database,
  organizationId: string,
): Promise<Administrator[]> {
  const memberships = await database.membership.findMany({
    where: { organizationId, ...activeAdministrator },
    select: { id: true, user: { select: { email: true, locale: true } } },
  });
  return memberships.map(({ id, user }) => ({
    membershipId: id,
    email: user.email,
    locale: asLocale(user.locale),
  }));
}
