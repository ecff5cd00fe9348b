import type { UndoPreview } from '@casedoor/contracts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { limitRows } from '../../platform/database/limit-rows.ts';
import { firstNameSql, lastNameSql } from '../../people/access/member-name.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import {
  areTooMany,
  linkUse,
  refuseImpossibleRange,
  unfinishedThrough,
  type LinkUse,
  type UndoRange,
} from './link-uses.ts';

interface Page {
  /** Whether to list only those of whom something would be left. */
  left: boolean;
  limit: number;
  cursor?: string | undefined;
}

interface Counts {
  people: number;
  cases: number;
  peopleLeft: number;
  casesLeft: number;
}

interface Row extends Pick<LinkUse, 'redemptionId' | 'membershipId' | 'joinedAt' | 'user' | 'case'> {
  firstName: string;
  lastName: string;
  email: string;
  caseId: string | null;
  reference: string | null;
  title: string | null;
}

const nothing = {
  people: 0,
  cases: 0,
  registrations: 0,
  peopleLeft: 0,
  casesLeft: 0,
  items: [],
  nextCursor: null,
};

/**
 * What an undo would do now; changes nothing. Throws `signup_link_not_found`, and `request_invalid` for an impossible
 * range.
 */
export async function previewLinkUndo(
  database: Database,
  range: UndoRange,
  { left, limit, cursor }: Page,
): Promise<UndoPreview> {
  const after = decodeCursor(cursor, idPosition);
  refuseImpossibleRange(range);
  const { organizationId, signupLinkId } = range;
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    select: { id: true },
  });
  if (!link) throw new Problem('signup_link_not_found');

  if (await areTooMany(database, range)) return { ...nothing, tooMany: true };
  const [counts] = await database.$queryRaw<[Counts]>`
    SELECT count(*) FILTER (WHERE used."user" = 'disabled')::int AS "people",
      count(*) FILTER (WHERE used."user" <> 'disabled')::int AS "peopleLeft",
      count(*) FILTER (WHERE used."case" = 'archived')::int AS "cases",
      count(*) FILTER (WHERE used."case" <> 'archived')::int AS "casesLeft"
    FROM (${linkUse(range)}) used`;
  const [{ registrations }] = await database.$queryRaw<[{ registrations: number }]>`
    SELECT count(*)::int AS "registrations" FROM "Registration" r
    WHERE r."organizationId" = ${organizationId}::uuid AND r."state" IN ('started', 'verified', 'pending_approval')
      AND r."expiresAt" > now() AND ${unfinishedThrough(range)}`;
  const read = await database.$queryRaw<Row[]>`
    SELECT used.*, ${firstNameSql} AS "firstName", ${lastNameSql} AS "lastName", u."email", c."reference", c."title"
    FROM (${linkUse(range)}) used
    JOIN "Membership" m ON m."organizationId" = ${organizationId}::uuid AND m."id" = used."membershipId"
    JOIN "User" u ON u."id" = m."userId"
    LEFT JOIN "CaseRecord" c ON c."organizationId" = m."organizationId" AND c."id" = used."caseId"
    WHERE true ${after ? Prisma.sql`AND used."redemptionId" < ${after.id}::uuid` : Prisma.empty}
      ${left ? Prisma.sql`AND (used."user" <> 'disabled' OR used."case" <> 'archived')` : Prisma.empty}
    ORDER BY used."redemptionId" DESC ${limitRows(limit + 1)}`;
  const { rows, nextCursor } = cutPage(read, limit, ({ redemptionId }) => ({ id: redemptionId }));
  return {
    ...counts,
    registrations,
    tooMany: false,
    items: rows.map((row) => ({
      id: row.redemptionId,
      membershipId: row.membershipId,
      firstName: row.firstName,
      lastName: row.lastName,
      email: row.email,
      joinedAt: row.joinedAt.toISOString(),
      user: row.user,
      case:
        row.caseId === null || row.case === null
          ? null
          : { id: row.caseId, reference: row.reference ?? '', title: row.title ?? '', outcome: row.case },
    })),
    nextCursor,
  };
}
