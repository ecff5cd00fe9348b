import type { addCaseParticipant, CaseDetail } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { addParticipants } from './add-participants.ts';
import { isBound } from '../../people/access/case-rights.ts';
import { requireRight } from './find-rights.ts';
import { findCase } from './find-case.ts';

/**
 * Adds a participant to a case. Throws `case_not_found`, `case_right_missing`, `case_role_forbidden`, `user_not_found`,
 * `case_participant_exists`, and `request_invalid` for a role that does not exist or is retired.
 */
export async function addParticipant(
  database: Database,
  member: Member,
  caseId: string,
  participant: z.output<typeof addCaseParticipant.body>,
): Promise<CaseDetail> {
  await database.$transaction(async (transaction) => {
    const { place, rights } = await requireRight(transaction, member, caseId, 'manageParticipants');
    const atMost = isBound(member.role, place) ? rights : null;
    await addParticipants(transaction, member, { caseId, participants: [participant], atMost });
  });
  return findCase(database, member, caseId);
}
