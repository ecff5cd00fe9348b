import { Prisma, type Transaction } from '../database/client.ts';
import { canonicalEmail } from '../mail/email-address.ts';
import type { KnownUser, UserRow } from './judge-user-row.ts';

/**
 * Whoever rows of a file may be about, with the administrators and who imports. `lock` locks them, in one order: of two
 * who demote each other at once, the second sees what the first did.
 */
export function findMembers(
  transaction: Transaction,
  { organizationId, membershipId }: { organizationId: string; membershipId: string },
  rows: readonly UserRow[],
  { lock }: { lock: boolean },
): Promise<KnownUser[]> {
  const emails = rows.flatMap(({ email }) => canonicalEmail(email?.trim() ?? '') ?? []);
  const tagIds = rows.flatMap(({ tagId }) => (tagId?.trim() ? [tagId.trim().normalize('NFC')] : []));
  return transaction.$queryRaw<KnownUser[]>(Prisma.sql`
    SELECT m."id"::text, m."userId"::text, m."role", m."tagId", m."joinedAt", m."disabledAt", u."emailCanonical",
      m."invitedFirstName", m."invitedLastName",
      EXISTS (SELECT FROM "Registration" r WHERE r."membershipId" = m."id") AS "mailed"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."organizationId" = ${organizationId}::uuid
      AND (m."id" = ${membershipId}::uuid OR m."role" = 'admin' OR u."emailCanonical" = ANY(${emails}) OR m."tagId" = ANY(${tagIds}))
    ORDER BY m."id" ${lock ? Prisma.sql`FOR UPDATE OF m` : Prisma.empty}`);
}
