import type { listSignupLinks, SignupLink } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database } from '../database/client.ts';
import { invalidField, Problem } from '../http/problem.ts';
import { linkWithCreator, presentSignupLink } from './signup-link.ts';

type Query = z.output<typeof listSignupLinks.query>;

/** The organization's links, newest first; `cursor` is the last id of the page before. */
export async function findSignupLinks(
  database: Database,
  organizationId: string,
  { q, ended, limit, cursor }: Query,
  appOrigin: string,
): Promise<{ items: SignupLink[]; nextCursor: string | null }> {
  if (cursor !== undefined && !/^[0-9a-f-]{36}$/.test(cursor)) throw invalidField('cursor', 'invalid');
  const rows = await database.signupLink.findMany({
    where: {
      organizationId,
      ...(q ? { title: { contains: escapeLike(q), mode: 'insensitive' } } : {}),
      ...(ended === undefined ? {} : ended ? { OR: [{ revokedAt: { not: null } }, { replacedAt: { not: null } }] } : { revokedAt: null, replacedAt: null }),
      ...(cursor === undefined ? {} : { id: { lt: cursor } }),
    },
    include: linkWithCreator,
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map((link) => presentSignupLink(link, appOrigin));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One link. Throws `signup_link_not_found`, also for another organization's. */
export async function findSignupLink(database: Database, organizationId: string, signupLinkId: string, appOrigin: string): Promise<SignupLink> {
  const link = await database.signupLink.findFirst({ where: { id: signupLinkId, organizationId }, include: linkWithCreator });
  if (!link) throw new Problem('signup_link_not_found');
  return presentSignupLink(link, appOrigin);
}

/** The link of the Add user dialog. */
export async function findDefaultSignupLink(database: Database, organizationId: string, appOrigin: string): Promise<SignupLink> {
  const link = await database.signupLink.findFirstOrThrow({
    where: { organizationId, isDefault: true, revokedAt: null, replacedAt: null },
    include: linkWithCreator,
  });
  return presentSignupLink(link, appOrigin);
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
