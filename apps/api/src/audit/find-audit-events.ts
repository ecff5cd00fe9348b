import type { listAuditEvents, ResponseOf } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database } from '../database/client.ts';
import { fullName, memberNameFields } from '../database/member-name.ts';
import { cutPage, decodeCursor, idPosition } from '../http/cursor.ts';
import type { Member } from '../sessions/require-role.ts';

/** What happened in the member's organization, newest first. */
export async function findAuditEvents(
  database: Database,
  member: Member,
  query: z.output<typeof listAuditEvents.query>,
): Promise<ResponseOf<typeof listAuditEvents>> {
  const after = decodeCursor(query.cursor, idPosition);
  const events = await database.auditEvent.findMany({
    where: {
      organizationId: member.organizationId,
      ...(query.subjectId === undefined ? {} : { subjectId: query.subjectId }),
      ...(after ? { id: { lt: after.id } } : {}),
    },
    include: { actor: { select: memberNameFields } },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
  });
  const { rows, nextCursor } = cutPage(events, query.limit, ({ id }) => ({ id }));
  const items = rows.map((event) => ({
    id: event.id,
    at: event.createdAt.toISOString(),
    action: event.action,
    by: fullName(event.actor),
    subjectType: event.subjectType as AuditSubject,
    subjectId: event.subjectId,
    details: event.details as Record<string, unknown>,
  }));
  return { items, nextCursor };
}

type AuditSubject = ResponseOf<typeof listAuditEvents>['items'][number]['subjectType'];
