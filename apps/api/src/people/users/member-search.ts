import { Prisma } from '../../platform/database/client.ts';
import { hasThreeLetters, searchFor } from '../../platform/database/search-pattern.ts';
import { isKnownByNameSql } from '../access/member-name.ts';
import type { UserSources } from './user-sources.ts';

/**
 * A query of the ids of all members that a text could match, by trigram indexes; null
 * if the text has no three letters or digits in a row. It may return more: exact
 * conditions follow. Each part reads one table, so none needs another's rows first.
 */
export function idsOfMembersPerhaps(
  { idsByInvitedEmail }: Pick<UserSources, 'idsByInvitedEmail'>,
  organizationId: string,
  q: string,
): Prisma.Sql | null {
  if (!hasThreeLetters(q)) return null;
  const { pattern, isIn } = searchFor(q);
  return Prisma.sql`
    SELECT m."id" FROM "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND m."userId" IN (
      SELECT u."id" FROM "User" u
      WHERE ${isIn(Prisma.sql`u."nameKey"`, Prisma.sql`u."firstName" || ' ' || u."lastName"`)}
        OR u."email" ILIKE ${pattern} OR u."emailCanonical" ILIKE ${pattern})
    UNION ALL
    SELECT m."id" FROM "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND m."tagId" ILIKE ${pattern}
    UNION ALL
    SELECT m."id" FROM "Membership" m
    WHERE m."organizationId" = ${organizationId}::uuid AND ${isKnownByNameSql}
      AND ${isIn(Prisma.sql`m."knownNameKey"`, Prisma.sql`coalesce(m."knownFirstName", '') || ' ' || coalesce(m."knownLastName", '')`)}
    UNION ALL
    ${idsByInvitedEmail(organizationId, pattern)}`;
}
