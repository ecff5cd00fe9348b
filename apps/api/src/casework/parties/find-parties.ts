import type { listParties, ResponseOf } from '@casedoor/contracts';
import { asciiDigits } from '@casedoor/contracts/clean-contact';
import type { z } from 'zod';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { limitRows } from '../../platform/database/limit-rows.ts';
import { containing, searchFor } from '../../platform/database/search-pattern.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { toParty, type PartyRow } from './party.ts';

type Query = z.output<typeof listParties.query>;

/** Returns one page of the organization's parties, newest first. */
export async function findParties(
  database: Database,
  { organizationId }: { organizationId: string },
  { q, status, limit, cursor }: Query,
): Promise<ResponseOf<typeof listParties>> {
  const after = decodeCursor(cursor, idPosition);
  const conditions = [
    Prisma.sql`"organizationId" = ${organizationId}::uuid`,
    status === 'active' ? Prisma.sql`"archivedAt" IS NULL` : Prisma.sql`"archivedAt" IS NOT NULL`,
    ...(after ? [Prisma.sql`"id" < ${after.id}::uuid`] : []),
    ...(q === undefined || q === '' ? [] : [matching(q)]),
  ];
  const read = await database.$queryRaw<PartyRow[]>(Prisma.sql`
    SELECT "id", "version", "name", "email", "phone", "note", "archivedAt", "createdAt" FROM "Party"
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY "id" DESC ${limitRows(limit + 1)}`);
  const { rows, nextCursor } = cutPage(read, limit, ({ id }) => ({ id }));
  return { items: rows.map(toParty), nextCursor };
}

/** Matches if the name has every word, or the address has the text, or the number has its digits (at least three). */
function matching(q: string): Prisma.Sql {
  const { isIn } = searchFor(q);
  // Without the leading 0 of a national number, which the key does not have.
  const digits = asciiDigits(q).replaceAll(/\D/g, '').replace(/^0/, '').slice(-9);
  const ways = [
    Prisma.sql`"emailCanonical" LIKE ${containing(q.toLowerCase())}`,
    isIn(Prisma.sql`"nameKey"`, Prisma.sql`"name"`),
    ...(digits.length >= 3 && !/\p{L}/u.test(q) ? [Prisma.sql`"phoneKey" LIKE ${containing(digits)}`] : []),
  ];
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
}
