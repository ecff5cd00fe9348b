import type { Invitation, InvitationRefusal, InvitationState, listInvitations } from '@casedoor/contracts';
import type { z } from 'zod';
import { Prisma, type Database } from '../database/client.ts';
import { containing } from '../database/search-pattern.ts';
import { cutPage, decodeCursor, idPosition } from '../http/cursor.ts';
import { Problem } from '../http/problem.ts';
import { asLocale } from '../registrations/completion-mails.ts';
import { invitationSources, invitationStateSql } from './invitation-state.ts';

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
  const conditions = [
    Prisma.sql`i."signupLinkId" = ${signupLinkId}::uuid`,
    // The result of a batch stays whole, also where an address was invited again.
    batchId === undefined ? Prisma.sql`i."supersededAt" IS NULL` : Prisma.sql`i."batchId" = ${batchId}::uuid`,
    ...(after ? [Prisma.sql`i."id" < ${after.id}::uuid`] : []),
    ...(state ? [Prisma.sql`${invitationStateSql} = ${state}`] : []),
    ...(q ? [matching(q)] : []),
  ];
  const found = await database.$queryRaw<Row[]>`
    SELECT i."id", i."batchId", COALESCE(r."email", i."email") AS "email",
      COALESCE(r."invitedFirstName", r."firstName", i."firstName") AS "firstName",
      COALESCE(r."invitedLastName", r."lastName", i."lastName") AS "lastName",
      COALESCE(r."locale", i."locale") AS "locale", ${invitationStateSql} AS "state", i."refusal",
      CASE WHEN e."state" = 'failed' OR e."bouncedAt" IS NOT NULL THEN e."lastError" END AS "mailError",
      i."mailedAt", i."remindedAt", CASE WHEN r."state" = 'completed' THEN r."membershipId" END AS "membershipId"
    FROM ${invitationSources}
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY i."id" DESC LIMIT ${limit + 1}`;
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

function matching(q: string): Prisma.Sql {
  const pattern = containing(q.normalize('NFC'));
  return Prisma.sql`(COALESCE(r."email", i."email") ILIKE ${pattern}
    OR COALESCE(r."invitedFirstName", r."firstName", i."firstName", '') || ' ' || COALESCE(r."invitedLastName", r."lastName", i."lastName", '') ILIKE ${pattern})`;
}
