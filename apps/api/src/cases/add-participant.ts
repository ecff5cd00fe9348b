import type { addCaseParticipant, CaseDetail } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import type { Member } from '../sessions/require-role.ts';
import { addParticipants } from './add-participants.ts';
import { findCase } from './find-case.ts';

/** Gives a user a place in a case. Throws `case_not_found`, `user_not_found`, `case_participant_exists`. */
export async function addParticipant(
  database: Database,
  member: Member,
  caseId: string,
  participant: z.output<typeof addCaseParticipant.body>,
): Promise<CaseDetail> {
  await database.$transaction(async (transaction) => {
    const found = await transaction.caseRecord.findFirst({
      where: { id: caseId, organizationId: member.organizationId },
      select: { id: true },
    });
    if (!found) throw new Problem('case_not_found');
    await addParticipants(transaction, member, caseId, [participant]);
  });
  return findCase(database, member, caseId);
}
