import type { listSignupLinks, SignupLink } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database } from '../database/client.ts';
import { literally } from '../database/search-pattern.ts';
import { cutPage, decodeCursor, idPosition } from '../http/cursor.ts';
import { Problem } from '../http/problem.ts';
import { linkWithCreator, presentSignupLink } from './signup-link.ts';

type Query = z.output<typeof listSignupLinks.query>;

/** The organization's links, newest first. */
export async function findSignupLinks(
  database: Database,
  organizationId: string,
  { q, ended, limit, cursor }: Query,
  appOrigin: string,
): Promise<{ items: SignupLink[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, idPosition);
  const links = await database.signupLink.findMany({
    where: {
      organizationId,
      ...(q ? { title: { contains: literally(q.normalize('NFC')), mode: 'insensitive' } } : {}),
      ...(ended === undefined
        ? {}
        : ended
          ? { OR: [{ revokedAt: { not: null } }, { replacedAt: { not: null } }] }
          : { revokedAt: null, replacedAt: null }),
      ...(after ? { id: { lt: after.id } } : {}),
    },
    include: linkWithCreator,
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { rows, nextCursor } = cutPage(links, limit, ({ id }) => ({ id }));
  return { items: rows.map((link) => presentSignupLink(link, appOrigin)), nextCursor };
}

/** One link. Throws `signup_link_not_found`, also for another organization's. */
export async function findSignupLink(
  database: Database,
  organizationId: string,
  signupLinkId: string,
  appOrigin: string,
): Promise<SignupLink> {
  const link = await database.signupLink.findFirst({
    where: { id: signupLinkId, organizationId },
    include: linkWithCreator,
  });
  if (!link) throw new Problem('signup_link_not_found');
  return presentSignupLink(link, appOrigin);
}

/** The link of the Add user dialog. */
export async function findDefaultSignupLink(
  database: Database,
  organizationId: string,
  appOrigin: string,
): Promise<SignupLink> {
  const link = await database.signupLink.findFirstOrThrow({
    where: { organizationId, isDefault: true, revokedAt: null, replacedAt: null },
    include: linkWithCreator,
  });
  return presentSignupLink(link, appOrigin);
}
