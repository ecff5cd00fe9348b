import type { FormerUrl, listFormerUrls, ResponseOf } from '@casedoor/contracts';
import type { z } from 'zod';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { limitRows } from '../../platform/database/limit-rows.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { publicUrl } from './present-signup-link.ts';

interface Row extends Omit<FormerUrl, 'url' | 'replacedAt' | 'graceEndsAt' | 'lastStartedAt'> {
  token: string;
  replacedAt: Date;
  graceEndsAt: Date;
  lastStartedAt: Date | null;
}

/** The former URLs that lead to a link during their grace, newest first. Throws `signup_link_not_found`. */
export async function findFormerUrls(
  database: Database,
  organizationId: string,
  signupLinkId: string,
  { limit, cursor }: z.output<typeof listFormerUrls.query>,
  appOrigin: string,
): Promise<ResponseOf<typeof listFormerUrls>> {
  const after = decodeCursor(cursor, idPosition);
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    select: { id: true },
  });
  if (!link) throw new Problem('signup_link_not_found');
  const read = await database.$queryRaw<Row[]>`
    SELECT old."id" AS "signupLinkId", old."token", old."replacedAt", old."graceEndsAt", old."graceEndsAt" > now() AS "works",
           counts."started", counts."completed", counts."lastStartedAt"
    FROM "SignupLink" old
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "started", count(*) FILTER (WHERE r."state" = 'completed')::int AS "completed",
             max(r."createdAt") AS "lastStartedAt"
      FROM "Registration" r WHERE r."openedLinkId" = old."id"
    ) counts
    WHERE old."graceForId" = ${signupLinkId}::uuid AND old."organizationId" = ${organizationId}::uuid AND old."token" IS NOT NULL
      ${after ? Prisma.sql`AND old."id" < ${after.id}::uuid` : Prisma.empty}
    ORDER BY old."id" DESC ${limitRows(limit + 1)}`;
  const { rows, nextCursor } = cutPage(read, limit, (row) => ({ id: row.signupLinkId }));
  return {
    items: rows.map(({ token, replacedAt, graceEndsAt, lastStartedAt, ...row }) => ({
      ...row,
      url: publicUrl(appOrigin, token),
      replacedAt: replacedAt.toISOString(),
      graceEndsAt: graceEndsAt.toISOString(),
      lastStartedAt: lastStartedAt?.toISOString() ?? null,
    })),
    nextCursor,
  };
}
