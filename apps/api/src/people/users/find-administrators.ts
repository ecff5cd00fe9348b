import type { Locale } from '@casedoor/contracts';
import { Prisma, type Database, type Transaction } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { activeAdministrator, isAdministratorSql } from '../access/active-member.ts';

/** A member as the recipient of a mail. */
export interface Recipient {
  membershipId: string;
  email: string;
  locale: Locale;
}

/** A query of the ids of an organization's administrators and managers, disabled ones too. */
export function administratorsOf(organizationId: string): Prisma.Sql {
  return Prisma.sql`SELECT m."id" FROM "Membership" m WHERE m."organizationId" = ${organizationId}::uuid AND ${isAdministratorSql('m')}`;
}

/** An organization's active administrators and managers. */
export async function findAdministrators(
  database: Database | Transaction,
  organizationId: string,
): Promise<Recipient[]> {
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
