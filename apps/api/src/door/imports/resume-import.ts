import type { ImportRun } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findImport } from './find-imports.ts';
import { accessFields, isActiveAdministrator } from '../../people/access/active-member.ts';

/** Resumes a stopped import in the caller's name. Throws `import_not_found`. */
export async function resumeImport(
  { database, jobs }: AppContext,
  member: Member,
  importId: string,
): Promise<ImportRun> {
  const { organizationId, membershipId } = member;
  await database.$transaction(async (transaction) => {
    // Locks the row: of two calls, the second finds the import running.
    await transaction.$queryRaw`
      SELECT FROM "Import" WHERE "organizationId" = ${organizationId}::uuid AND "id" = ${importId}::uuid FOR UPDATE`;
    const found = await transaction.import.findFirst({
      where: { id: importId, organizationId },
      include: { startedBy: { select: accessFields } },
    });
    if (!found) throw new Problem('import_not_found');
    if (found.finishedAt || isActiveAdministrator(found.startedBy)) return;
    await transaction.import.update({
      where: { organizationId_id: { organizationId, id: importId } },
      data: { startedById: membershipId },
    });
    await recordAuditEvent(transaction, {
      organizationId,
      action: `${found.kind}.import_resumed`,
      actorMembershipId: membershipId,
      subjectType: 'organization',
      subjectId: organizationId,
      details: { importId },
    });
    await jobs.enqueue('import-rows', { organizationId, importId }, transaction);
  });
  return findImport(database, member, importId);
}
