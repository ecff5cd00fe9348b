import type { CaseStatus } from '@casedoor/contracts';
import type { Transaction } from '../database/client.ts';

/** A case that was archived: its status before, and its version since. */
export interface Archiving {
  caseId: string;
  status: CaseStatus;
  version: number;
}

/** Archives many cases at once, which the caller has locked. */
export async function archiveCases(
  transaction: Transaction,
  cases: readonly { caseId: string; status: CaseStatus }[],
): Promise<Map<string, Archiving>> {
  const before = new Map(cases.map(({ caseId, status }) => [caseId, status]));
  const rows = await transaction.$queryRaw<{ id: string; version: number }[]>`
    UPDATE "CaseRecord" SET "status" = 'archived', "version" = "version" + 1
    WHERE "id" = ANY (${[...before.keys()]}::uuid[])
    RETURNING "id", "version"`;
  return new Map(
    rows.map(({ id, version }) => [id, { caseId: id, status: before.get(id) ?? 'open', version }]),
  );
}

/** Gives archived cases their former status, where nobody has changed them since. Answers which. */
export async function reopenCases(
  transaction: Transaction,
  archivings: readonly Archiving[],
): Promise<Set<string>> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "CaseRecord" c SET "status" = was."status"::"CaseStatus", "version" = c."version" + 1
    FROM jsonb_to_recordset(${JSON.stringify(archivings)}::jsonb) AS was ("caseId" uuid, "status" text, "version" int)
    WHERE c."id" = was."caseId" AND c."version" = was."version" AND c."status" = 'archived'
    RETURNING c."id"`;
  return new Set(rows.map(({ id }) => id));
}
