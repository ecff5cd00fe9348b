import type { CaseDetail, openCase as contract } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../audit/record-audit-event.ts';
import { Prisma, type Database, type Transaction } from '../database/client.ts';
import type { Member } from '../sessions/require-role.ts';
import { addParticipants } from './add-participants.ts';
import { newCaseReference } from './case-reference.ts';
import { findCase } from './find-case.ts';

type NewCase = z.output<typeof contract.body>;

/** Opens a case with its participants. Throws `user_not_found`, `case_participant_exists`. */
export async function openCase(
  database: Database,
  member: Member,
  { title, type = null, participants = [] }: NewCase,
): Promise<CaseDetail> {
  const opened = await database.$transaction(async (transaction) => {
    const caseId = await insertWithFreeReference(transaction, member, { title, type });
    await recordAuditEvent(transaction, {
      organizationId: member.organizationId,
      action: 'case.opened',
      actorMembershipId: member.membershipId,
      subjectType: 'case',
      subjectId: caseId,
    });
    if (participants.length > 0) await addParticipants(transaction, member, caseId, participants);
    return caseId;
  });
  return findCase(database, member, opened);
}

async function insertWithFreeReference(
  transaction: Transaction,
  { organizationId, membershipId }: Member,
  { title, type }: { title: string; type: string | null },
): Promise<string> {
  for (;;) {
    const [row] = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
      INSERT INTO "CaseRecord" ("organizationId", "reference", "title", "type", "openedById")
      VALUES (${organizationId}::uuid, ${newCaseReference()}, ${title}, ${type}, ${membershipId}::uuid)
      ON CONFLICT ("organizationId", "reference") DO NOTHING
      RETURNING "id"`);
    if (row) return row.id;
  }
}
