import type { Invitation, InvitationRefusal, InvitationState, listInvitations } from '@casedoor/contracts';
import type { z } from 'zod';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { hasThreeLetters, searchFor } from '../../platform/database/search-pattern.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { idsPerhapsInState, idsPerhapsNamed } from './invitation-candidates.ts';
import { invitationStateSql, registrationAndMail } from './invitation-state.ts';

type Query = z.output<typeof listInvitations.query>;

interface Row {
  id: string;
  batchId: string;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  state: InvitationState;
  refusal: InvitationRefusal | null;
  mailError: string | null;
  mailedAt: Date | null;
  remindedAt: Date | null;
  membershipId: string | null;
}

/** Who was invited through a link, newest first. Throws `signup_link_not_found`, also for another organization's. */
export async function findInvitations(
  database: Database,
  organizationId: string,
  signupLinkId: string,
  { q, state, batchId, limit, cursor }: Query,
): Promise<{ items: Invitation[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, idPosition);
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    select: { id: true },
  });
  if (!link) throw new Problem('signup_link_not_found');
  const filters = [
    ...(state ? [Prisma.sql`${invitationStateSql} = ${state}`] : []),
    ...(q ? [matching(q)] : []),
  ];
  const page = { listed: listed(signupLinkId, batchId, after), filters, limit: limit + 1 };
  let found = await readInvitations(database, page, newest);
  if (filters.length > 0 && found.length <= limit) {
    // Common matches are found among the newest invitations; for rare ones an index finds the candidates.
    const ofLink = { organizationId, signupLinkId };
    const candidates = [
      ...(state ? [idsPerhapsInState(ofLink, state)] : []),
      ...(q && hasThreeLetters(q) ? [idsPerhapsNamed(ofLink, q)] : []),
    ];
    found = await readInvitations(database, { ...page, candidates });
  }
  const { rows, nextCursor } = cutPage(found, limit, ({ id }) => ({ id }));
  return {
    items: rows.map((row) => ({
      ...row,
      email: row.email ?? '',
      locale: asLocale(row.locale),
      mailError: row.state === 'bounced' ? row.mailError : null,
      mailedAt: row.mailedAt?.toISOString() ?? null,
      remindedAt: row.remindedAt?.toISOString() ?? null,
    })),
    nextCursor,
  };
}

/** How many of the newest invitations are scanned before the indexes are used. */
const newest = 500;

interface Page {
  /** Which invitations the list includes at all. */
  listed: Prisma.Sql;
  /** The filters, over invitation, registration and mail. */
  filters: readonly Prisma.Sql[];
  /** Queries for the ids of candidates; none: any invitation. */
  candidates?: readonly Prisma.Sql[];
  limit: number;
}

/** A page in the order of the list; with `among`, only from that many of its first invitations. */
function readInvitations(
  database: Database,
  { listed: conditions, filters, candidates = [], limit }: Page,
  among?: number,
): Promise<Row[]> {
  const narrowed = [conditions, ...candidates.map((ids) => Prisma.sql`i."id" IN (${ids})`)];
  // Sorts before it joins, so that registrations and mails are read only for the rows that may fill a page.
  return database.$queryRaw<Row[]>`
    SELECT i."id", i."batchId", COALESCE(r."email", i."email") AS "email",
      COALESCE(r."invitedFirstName", r."firstName", i."firstName") AS "firstName",
      COALESCE(r."invitedLastName", r."lastName", i."lastName") AS "lastName",
      COALESCE(r."locale", i."locale") AS "locale", ${invitationStateSql} AS "state", i."refusal",
      CASE WHEN e."state" = 'failed' OR e."bouncedAt" IS NOT NULL THEN e."lastError" END AS "mailError",
      i."mailedAt", i."remindedAt", COALESCE(joined."id", CASE WHEN r."state" = 'completed' THEN r."membershipId" END) AS "membershipId"
    FROM (
      SELECT * FROM "Invitation" i WHERE ${Prisma.join(narrowed, ' AND ')}
      ORDER BY i."id" DESC ${among === undefined ? Prisma.sql`OFFSET 0` : Prisma.sql`LIMIT ${Math.max(among, limit)}`}
    ) i ${registrationAndMail}
    WHERE ${filters.length === 0 ? Prisma.sql`true` : Prisma.join(filters, ' AND ')}
    ORDER BY i."id" DESC LIMIT ${limit}`;
}

function listed(signupLinkId: string, batchId: string | undefined, after: { id: string } | null): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`i."signupLinkId" = ${signupLinkId}::uuid`,
      // A batch's result stays whole, even if an address was invited again.
      batchId === undefined
        ? Prisma.sql`i."supersededAt" IS NULL`
        : Prisma.sql`i."batchId" = ${batchId}::uuid`,
      ...(after ? [Prisma.sql`i."id" < ${after.id}::uuid`] : []),
    ],
    ' AND ',
  );
}

function matching(q: string): Prisma.Sql {
  const { pattern, isIn } = searchFor(q);
  return Prisma.sql`(COALESCE(r."email", i."email") ILIKE ${pattern}
    OR ${isIn(
      Prisma.sql`COALESCE(NULLIF(r."nameKey", ''), i."nameKey")`,
      Prisma.sql`concat_ws(' ', COALESCE(r."invitedFirstName", r."firstName", i."firstName"), COALESCE(r."invitedLastName", r."lastName", i."lastName"))`,
    )})`;
}
