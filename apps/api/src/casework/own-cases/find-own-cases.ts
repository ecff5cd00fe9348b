import type { listOwnCases, ResponseOf } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Member } from '../../people/access/member.ts';
import type { Database } from '../../platform/database/client.ts';
import { findCases } from '../cases/find-cases.ts';
import { findLetterhead } from './find-letterhead.ts';
import type { LinkWords } from './link-words.ts';
import { toOwnCase } from './own-case.ts';

/** Returns one page of the caller's cases, newest first, with what surrounds them. */
export async function findOwnCases(
  database: Database,
  member: Member,
  query: z.output<typeof listOwnCases.query>,
  linkWords: LinkWords,
): Promise<ResponseOf<typeof listOwnCases>> {
  const [letterhead, { items, nextCursor }] = await Promise.all([
    findLetterhead(database, member, linkWords),
    findCases(database, member, query),
  ]);
  return { ...letterhead, items: items.map(toOwnCase), nextCursor };
}
