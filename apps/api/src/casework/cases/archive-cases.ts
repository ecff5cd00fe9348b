import type { CaseStatus } from '@casedoor/contracts';
import type { Transaction } from '../../platform/database/client.ts';

/** A case that was archived: its former status, and its version after archiving. */
export interface Archiving {
  caseId: string;
  status: CaseStatus;
  version: number;
}

/** Archives many cases of an organization at once. The caller must have locked their rows. */
export async function archiveCases(
  transaction: Transaction,
  organizationId: string,
  cases: readonly { caseId: string; status: CaseStatus }[],
): Promise<Map<string, Archiving>> {
  const before = new Map(cases.map(({ caseId, status }) => [caseId, status]));
  const rows = await transaction.$queryRaw<{ id: string; version: number }[]>`
    UPDATE "CaseRecord" SET "status" = 'archived', "version" = "version" + 1
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ANY (${[...before.keys()]}::uuid[])
    RETURNING "id", "version"`;
  return new Map(
    rows.map(({ id, version }) => [id, { caseId: id, status: before.get(id) ?? 'open', version }]),
  );
}

/**
 * Gives archived cases of an organization that have not changed since their former status; `open` if the conflict hold was cleared
 * meanwhile. Returns the status that each has now.
 */
export async function reopenCases(
  transaction: Transaction,
  organizationId: string,
  archivings: readonly Archiving[],
): Promise<Map<string, CaseStatus>> {
  // Lock the rows first, so that the statement below sees a decision about a hold that was just committed.
  await transaction.$executeRaw`
    SELECT FROM "CaseRecord"
    WHERE "organizationId" = ${organizationId}::uuid AND "id" = ANY (${archivings.map(({ caseId }) => caseId)}::uuid[])
    ORDER BY "id" FOR UPDATE`;
  const rows = await transaction.$queryRaw<{ id: string; status: CaseStatus }[]>`
    UPDATE "CaseRecord" c SET "version" = c."version" + 1, "status" = CASE
      WHEN was."status" = 'on_hold' AND EXISTS (SELECT FROM "CaseHold" h WHERE h."caseId" = c."id" AND h."clearedAt" IS NOT NULL)
      THEN 'open' ELSE was."status"::"CaseStatus" END
    FROM jsonb_to_recordset(${JSON.stringify(archivings)}::jsonb) AS was ("caseId" uuid, "status" text, "version" int)
    WHERE c."organizationId" = ${organizationId}::uuid AND c."id" = was."caseId" AND c."version" = was."version" AND c."status" = 'archived'
    RETURNING c."id", c."status"`;
  return new Map(rows.map(({ id, status }) => [id, status]));
}
