import type { ImportRequest, ImportRun } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma } from '../../platform/database/client.ts';
import { findImport } from './find-imports.ts';
import { labelOf } from './label.ts';

/** Stores a file's rows and starts their import; the job is enqueued in the same transaction. */
export async function startImport(
  { database, jobs }: AppContext,
  member: Member,
  request: ImportRequest,
): Promise<ImportRun> {
  const { organizationId, membershipId } = member;
  const importId = await database.$transaction(async (transaction) => {
    const { id } = await transaction.import.create({
      data: {
        organizationId,
        kind: request.kind,
        mailNow: request.kind === 'users' && request.mailNow,
        startedById: membershipId,
      },
    });
    const rows = request.rows.map(({ line, ...cells }, index) => ({
      line,
      cells,
      label: labelOf({ line, ...cells }),
      number: index + 1,
    }));
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO "ImportRow" ("organizationId", "importId", "number", "line", "label", "cells")
      SELECT ${organizationId}::uuid, ${id}::uuid, row."number", row."line", row."label", row."cells"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("number" int, "line" int, "label" text, "cells" jsonb)`);
    await recordAuditEvent(transaction, {
      organizationId,
      action: `${request.kind}.import_started`,
      actorMembershipId: membershipId,
      subjectType: 'organization',
      subjectId: organizationId,
      details: { importId: id, rows: rows.length },
    });
    await jobs.enqueue('import-rows', { organizationId, importId: id }, transaction);
    return id;
  });
  return findImport(database, member, importId);
}
