import type { CaseDetail, openCase as contract } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Database, type Transaction } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { addParticipants } from './add-participants.ts';
import { newCaseReference } from './case-reference.ts';
import { findCaseTypeId } from './find-case-type.ts';
import { findCase } from './find-case.ts';

type NewCase = z.output<typeof contract.body>;

/**
 * Opens a case with its participants. Throws `user_not_found`, `case_participant_exists`, and `request_invalid` for a
 * type or role that does not exist or is retired.
 */
export async function openCase(
  database: Database,
  member: Member,
  { title, type = null, participants = [] }: NewCase,
): Promise<CaseDetail> {
  const opened = await database.$transaction(async (transaction) => {
    const { organizationId } = member;
    const caseTypeId = await findCaseTypeId(transaction, { organizationId, name: type, presentId: null });
    const caseId = await insertWithFreeReference(transaction, member, { title, caseTypeId });
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'case.opened',
      actorMembershipId: member.membershipId,
      subjectType: 'case',
      subjectId: caseId,
    });
    if (participants.length > 0)
      await addParticipants(transaction, member, {
        caseId,
        participants,
        atMost: null,
        path: 'participants',
      });
    return caseId;
  });
  return findCase(database, member, opened);
}

async function insertWithFreeReference(
  transaction: Transaction,
  { organizationId, membershipId }: Member,
  { title, caseTypeId }: { title: string; caseTypeId: string | null },
): Promise<string> {
  for (;;) {
    const [row] = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
      INSERT INTO "CaseRecord" ("organizationId", "reference", "title", "caseTypeId", "openedById")
      VALUES (${organizationId}::uuid, ${newCaseReference()}, ${title}, ${caseTypeId}::uuid, ${membershipId}::uuid)
      ON CONFLICT ("organizationId", "reference") DO NOTHING
      RETURNING "id"`);
    if (row) return row.id;
  }
}
