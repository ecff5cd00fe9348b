import type { listCases, ResponseOf } from '@casedoor/contracts';
import { readSearch } from '@casedoor/contracts/name-words';
import type { z } from 'zod';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { literally } from '../../platform/database/search-pattern.ts';
import { cutPage, decodeCursor, idPosition } from '../../platform/http/cursor.ts';
import type { Member } from '../../people/access/member.ts';
import { visibleTo } from '../../people/access/case-rights.ts';
import { seenWithStatus } from '../../people/access/hidden-hold.ts';
import { caseFields, toCaseSummary } from './case-summary.ts';

type Query = z.output<typeof listCases.query>;

/** Returns one page of the cases that the member may view, newest first. */
export async function findCases(
  database: Database,
  member: Member,
  query: Query,
): Promise<ResponseOf<typeof listCases>> {
  const after = decodeCursor(query.cursor, idPosition);
  const cases = await database.caseRecord.findMany({
    where: {
      ...visibleTo(member),
      ...(query.status === undefined ? {} : { AND: seenWithStatus(member, query.status) }),
      ...(after ? { id: { lt: after.id } } : {}),
      ...(query.q === undefined || query.q === '' ? {} : { OR: matches(query.q) }),
    },
    select: caseFields,
    orderBy: { id: 'desc' },
    take: query.limit + 1,
  });
  const { rows, nextCursor } = cutPage(cases, query.limit, ({ id }) => ({ id }));
  return { items: rows.map((row) => toCaseSummary(row, member)), nextCursor };
}

function matches(q: string): Prisma.CaseRecordWhereInput[] {
  const text = q.normalize('NFC');
  const { words, asTyped } = readSearch(text);
  const anywhere = (part: string) => ({ contains: literally(part), mode: 'insensitive' as const });
  const inKey = { AND: words.map(hasWord) };
  const itself = { title: anywhere(text) };
  const titles =
    words.length === 0
      ? [itself]
      : asTyped === 'too'
        ? [{ AND: [inKey, itself] }]
        : asTyped === 'or'
          ? [inKey, itself]
          : [inKey];
  return [...titles, ...[text, ...referencesLike(text)].map((part) => ({ reference: anywhere(part) }))];
}

/** A title's key that has a word: anywhere, or where one of its words begins. */
function hasWord({ word, anywhere }: { word: string; anywhere: boolean }): Prisma.CaseRecordWhereInput {
  if (anywhere) return { titleKey: { contains: word } };
  return { OR: [{ titleKey: { startsWith: word } }, { titleKey: { contains: ` ${word}` } }] };
}

/** People say and type K7M2-4QXD without its hyphen, or with a space. */
function referencesLike(text: string): string[] {
  const characters = text.replaceAll(/[\s-]/g, '');
  return /^[a-z0-9]{5,8}$/i.test(characters) ? [`${characters.slice(0, 4)}-${characters.slice(4)}`] : [];
}
