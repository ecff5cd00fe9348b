import type { AuditSubject, listAuditEvents, ResponseOf } from '@casedoor/contracts';
import { z } from 'zod';
import { Prisma } from '../../platform/database/client.ts';
import { limitRows } from '../../platform/database/limit-rows.ts';
import { firstNameSql, lastNameSql } from '../access/member-name.ts';
import { cutPage, decodeCursor } from '../../platform/http/cursor.ts';
import { invalidField } from '../../platform/http/problem.ts';
import type { Member } from '../access/member.ts';
import { findMatching, type AuditSources } from './find-matching.ts';
import { nameSubjects } from './name-subjects.ts';

/** Filters of the audit trail, and the page. */
export type AuditQuery = z.output<typeof listAuditEvents.query>;

interface Row {
  id: string;
  createdAt: Date;
  action: string;
  by: string | null;
  byMembershipId: string | null;
  subjectType: AuditSubject;
  subjectId: string;
  details: Record<string, unknown>;
}

const position = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });

/**
 * Returns the audit events of the member's organization, newest first. Throws `request_invalid` if the range of days
 * ends before it begins.
 */
export async function findAuditEvents(
  sources: AuditSources,
  { organizationId }: Member,
  query: AuditQuery,
): Promise<ResponseOf<typeof listAuditEvents>> {
  const { database } = sources;
  refuseBackwardDays(query);
  const after = decodeCursor(query.cursor, position);
  const conditions = [
    Prisma.sql`e."organizationId" = ${organizationId}::uuid`,
    ...(await filters(sources, organizationId, query)),
    ...(after ? [Prisma.sql`(e."createdAt", e."id") < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ];
  const read = await database.$queryRaw<Row[]>`
    SELECT e."id", e."createdAt", e."action", e."actorMembershipId" AS "byMembershipId", e."subjectType", e."subjectId", e."details",
      CASE WHEN m."id" IS NOT NULL THEN btrim(${firstNameSql} || ' ' || ${lastNameSql}) END AS "by"
    FROM (
      SELECT * FROM "AuditEvent" e WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY e."createdAt" DESC, e."id" DESC ${limitRows(query.limit + 1)}
    ) e
    LEFT JOIN "Membership" m ON m."organizationId" = e."organizationId" AND m."id" = e."actorMembershipId"
    LEFT JOIN "User" u ON u."id" = m."userId"
    ORDER BY e."createdAt" DESC, e."id" DESC`;
  const { rows, nextCursor } = cutPage(read, query.limit, ({ id, createdAt }) => ({
    id,
    at: createdAt.toISOString(),
  }));
  const names = await nameSubjects(sources, organizationId, rows);
  return {
    items: rows.map(({ createdAt, ...event }) => ({
      ...event,
      at: createdAt.toISOString(),
      subject: names.get(event.subjectId) ?? null,
    })),
    nextCursor,
  };
}

/** Throws `request_invalid` if the range of days ends before it begins. */
export function refuseBackwardDays({ from, to }: Pick<AuditQuery, 'from' | 'to'>): void {
  if (from !== undefined && to !== undefined && to < from) throw invalidField('to', 'ends_before_beginning');
}

async function filters(
  sources: AuditSources,
  organizationId: string,
  { q, action, subjectType, subjectId, by, from, to }: AuditQuery,
): Promise<Prisma.Sql[]> {
  const conditions: Prisma.Sql[] = [];
  if (action !== undefined) conditions.push(Prisma.sql`e."action" = ${action}`);
  if (subjectType !== undefined) conditions.push(Prisma.sql`e."subjectType" = ${subjectType}`);
  if (subjectId !== undefined) conditions.push(Prisma.sql`e."subjectId" = ${subjectId}::uuid`);
  if (by === 'system') conditions.push(Prisma.sql`e."actorMembershipId" IS NULL`);
  else if (by !== undefined) conditions.push(Prisma.sql`e."actorMembershipId" = ${by}::uuid`);
  if (from !== undefined || to !== undefined) {
    // Compute the days' bounds first, as values: the index is then scanned between them.
    const [bounds] = await sources.database.$queryRaw<[{ from: Date | null; to: Date | null }]>`
      SELECT ${from ?? null}::date::timestamp AT TIME ZONE "known_zone"("timeZone") AS "from",
        (${to ?? null}::date + 1)::timestamp AT TIME ZONE "known_zone"("timeZone") AS "to"
      FROM "Organization" WHERE "id" = ${organizationId}::uuid`;
    if (bounds.from) conditions.push(Prisma.sql`e."createdAt" >= ${bounds.from}`);
    if (bounds.to) conditions.push(Prisma.sql`e."createdAt" < ${bounds.to}`);
  }
  if (q !== undefined && q !== '') {
    const ids = await findMatching(sources, organizationId, q);
    conditions.push(
      Prisma.sql`(e."subjectId" = ANY (${ids}::uuid[]) OR e."actorMembershipId" = ANY (${ids}::uuid[]))`,
    );
  }
  return conditions;
}
