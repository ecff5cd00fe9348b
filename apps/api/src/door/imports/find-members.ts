import { isAdminSql } from '../../people/access/active-member.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import type { KnownUser, UserRow } from './judge-user-row.ts';

/**
 * The members whom the rows of a file may concern, the admins and the importing member. `lock` locks their rows in one
 * lock order, so that of two imports that demote each other the second sees what the first did.
 */
export function findMembers(
  transaction: Transaction,
  { organizationId, membershipId }: { organizationId: string; membershipId: string },
  rows: readonly UserRow[],
  { lock }: { lock: boolean },
): Promise<KnownUser[]> {
  const emails = rows.flatMap(({ email }) => canonicalEmail(email?.trim() ?? '') ?? []);
  const tagIds = rows.flatMap(({ tagId }) => (tagId?.trim() ? [tagId.trim().normalize('NFC')] : []));
  const inOrganization = Prisma.sql`m."organizationId" = ${organizationId}::uuid`;
  // One index for each part: a single condition over both tables would read every member for every row of a file.
  return transaction.$queryRaw<KnownUser[]>(Prisma.sql`
    WITH concerned AS (
      SELECT ${membershipId}::uuid AS "id"
      UNION SELECT m."id" FROM "Membership" m WHERE ${inOrganization} AND ${isAdminSql('m')}
      UNION SELECT m."id" FROM "Membership" m WHERE ${inOrganization} AND m."tagId" = ANY(${tagIds})
      UNION SELECT m."id" FROM "User" u JOIN "Membership" m ON m."userId" = u."id"
        WHERE u."emailCanonical" = ANY(${emails}) AND ${inOrganization}
    )
    SELECT m."id"::text, m."userId"::text, m."role", m."tagId", m."joinedAt", m."disabledAt", u."emailCanonical",
      m."knownFirstName", m."knownLastName",
      EXISTS (SELECT FROM "Registration" r WHERE r."organizationId" = m."organizationId" AND r."membershipId" = m."id") AS "mailed"
    FROM concerned JOIN "Membership" m ON m."organizationId" = ${organizationId}::uuid AND m."id" = concerned."id" JOIN "User" u ON u."id" = m."userId"
    ORDER BY m."id" ${lock ? Prisma.sql`FOR UPDATE OF m` : Prisma.empty}`);
}
