import type { Member } from '../../people/access/member.ts';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import type { AppContext } from '../../platform/app-context.ts';
import type { Database, Prisma, Transaction } from '../../platform/database/client.ts';
import { isDatabaseUnavailable } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { JobData, RetryRequest } from '../../platform/jobs/jobs.ts';
import { importPartyRow } from './import-party-row.ts';
import { importUserRow } from './import-user-row.ts';
import type { PartyRow } from './judge-party-row.ts';
import type { UserRow } from './judge-user-row.ts';
import { isActiveAdministratorSql } from '../../people/access/active-member.ts';
import { failed, refusedBy, type Verdict } from './verdict.ts';

interface Waiting {
  id: string;
  line: number;
  cells: Prisma.JsonValue;
  /** It failed before, and not because of a problem of the row. */
  failedBefore: boolean;
}

// In milliseconds. Well below the limit after which the queue retries the job elsewhere, and below the time that a
// shutdown allows.
const longestMilliseconds = 5_000;

/**
 * Imports the queued rows, each in a transaction of its own that also stores the row's verdict; returns a retry request
 * while some are left. Safe to run twice at once: it skips rows that another instance has locked. Stops, and the import
 * says so, while the member who started it may not import.
 */
export async function runImport(
  context: AppContext,
  { organizationId, importId }: JobData['import-rows'],
): Promise<RetryRequest | void> {
  const run = await context.database.import.findUnique({
    where: { organizationId_id: { organizationId, id: importId } },
    include: { startedBy: { select: { id: true, userId: true, role: true, ...memberNameFields } } },
  });
  if (!run || run.finishedAt) return;
  const { startedBy, kind, mailNow } = run;
  const member: Member = {
    userId: startedBy.userId,
    membershipId: startedBy.id,
    organizationId,
    role: startedBy.role,
    name: fullName(startedBy) ?? '',
  };
  const importRow = (transaction: Transaction, { line, cells }: Waiting): Promise<Verdict> => {
    const row = { line, ...(cells as object) };
    return kind === 'users'
      ? importUserRow(context, transaction, { member, row: row as UserRow, mailNow, importId })
      : importPartyRow(transaction, member, row as PartyRow);
  };
  const until = performance.now() + longestMilliseconds;
  do {
    if (!(await importNext(context.database, importId, importRow))) {
      // Rows that another instance has locked are not done: the one that ends the last row finishes the import.
      await context.database.$executeRaw`
        UPDATE "Import" i SET "finishedAt" = now()
        WHERE i."organizationId" = ${organizationId}::uuid AND i."id" = ${importId}::uuid AND i."finishedAt" IS NULL
          AND NOT EXISTS (SELECT FROM "ImportRow" r WHERE r."importId" = i."id" AND r."outcome" IS NULL)`;
      return;
    }
  } while (performance.now() < until);
  return { retryInSeconds: 0 };
}

/** Imports the next row that is not locked. Returns false when there is none. */
async function importNext(
  database: Database,
  importId: string,
  importRow: (transaction: Transaction, row: Waiting) => Promise<Verdict>,
): Promise<boolean> {
  let taken: Waiting | undefined;
  try {
    return await database.$transaction(async (transaction) => {
      taken = await takeNext(transaction, importId);
      if (!taken) return false;
      await keep(transaction, taken, await importRow(transaction, taken));
      return true;
    });
  } catch (error) {
    const row = taken;
    if (!row || isDatabaseUnavailable(error)) throw error;
    if (error instanceof Problem) {
      // Somebody else's change at the same moment refuses this row, not the whole import.
      await database.$transaction((transaction) => keep(transaction, row, refusedBy(error)));
      return true;
    }
    // A fault of ours, which the operator sees. The second time the row fails, so that it no longer blocks the others.
    await database.$transaction((transaction) =>
      row.failedBefore ? keep(transaction, row, failed) : noteFailure(transaction, row),
    );
    throw error;
  }
}

async function takeNext(transaction: Transaction, importId: string): Promise<Waiting | undefined> {
  const [row] = await transaction.$queryRaw<Waiting[]>`
    SELECT r."id"::text, r."line", r."cells", r."problem" IS NOT NULL AS "failedBefore" FROM "ImportRow" r
    WHERE r."importId" = ${importId}::uuid AND r."outcome" IS NULL
      AND EXISTS (
        SELECT FROM "Import" i JOIN "Membership" m ON m."organizationId" = i."organizationId" AND m."id" = i."startedById"
        WHERE i."organizationId" = r."organizationId" AND i."id" = r."importId" AND ${isActiveAdministratorSql('m')})
    ORDER BY r."number" LIMIT 1 FOR UPDATE OF r SKIP LOCKED`;
  return row;
}

async function noteFailure(transaction: Transaction, { id }: Waiting): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "ImportRow" SET "problem" = ${JSON.stringify(failed.problem)}::jsonb WHERE "id" = ${id}::uuid AND "outcome" IS NULL`;
}

async function keep(
  transaction: Transaction,
  { id }: Waiting,
  { outcome, fields, problem }: Verdict,
): Promise<void> {
  // Erases the row's cells: only the label and the verdict stay.
  await transaction.$executeRaw`
    UPDATE "ImportRow" SET "outcome" = ${outcome}, "fields" = ${fields}, "problem" = ${problem && JSON.stringify(problem)}::jsonb, "cells" = '{}'
    WHERE "id" = ${id}::uuid AND "outcome" IS NULL`;
}
