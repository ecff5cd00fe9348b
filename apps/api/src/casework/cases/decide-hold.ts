import type { CaseDetail, decideCaseHold as contract } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';
import { findCase } from './find-case.ts';

/**
 * Clears a conflict hold, which opens the case if it is on hold, or keeps it; with a note. Of two concurrent decisions,
 * the second sees the first. Throws `case_not_found`, `case_not_held`.
 */
export async function decideHold(
  database: Database,
  member: Member,
  caseId: string,
  { decision, note }: z.output<typeof contract.body>,
): Promise<CaseDetail> {
  const { organizationId, membershipId } = member;
  await database.$transaction(async (transaction) => {
    // Row lock: restoring an undone case sets its status before this decision or after it, not at the same time.
    const found = await transaction.$queryRaw<unknown[]>(Prisma.sql`
      SELECT FROM "CaseRecord" WHERE "id" = ${caseId}::uuid AND "organizationId" = ${organizationId}::uuid FOR UPDATE`);
    if (found.length === 0) throw new Problem('case_not_found');
    const [hold] = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
      UPDATE "CaseHold" SET "clearedAt" = ${decision === 'clear' ? Prisma.sql`now()` : Prisma.sql`NULL`}
      WHERE "caseId" = ${caseId}::uuid AND "organizationId" = ${organizationId}::uuid AND "clearedAt" IS NULL
        AND "membershipId" <> ${membershipId}::uuid
      RETURNING "id"::text`);
    if (!hold) throw new Problem('case_not_held');
    const kind = decision === 'clear' ? 'cleared' : 'kept';
    await transaction.caseHoldDecision.create({
      data: { organizationId, holdId: hold.id, decision: kind, note, decidedById: membershipId },
    });
    // The version stays: the case's own person reads it, and must not learn that there was a hold.
    if (decision === 'clear')
      await transaction.caseRecord.updateMany({
        where: { id: caseId, organizationId, status: 'on_hold' },
        data: { status: 'open' },
      });
    // Without the note, which may have to be erased: the audit trail is append-only.
    await recordAuditEvent(transaction, {
      organizationId,
      action: `case.hold_${kind}`,
      actorMembershipId: membershipId,
      subjectType: 'case',
      subjectId: caseId,
    });
  });
  return findCase(database, member, caseId);
}
