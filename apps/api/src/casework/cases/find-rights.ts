import type { Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { caseRights, placeFields, type CaseRights, type Place } from '../../people/access/case-rights.ts';
import type { Member } from '../../people/access/member.ts';

/** Returns the caller's place and rights in a case. Throws `case_not_found`, also for a case that they may not view. */
export async function findRights(
  transaction: Transaction,
  member: Member,
  caseId: string,
): Promise<{ place: Place | null; rights: CaseRights }> {
  const found = await transaction.caseRecord.findFirst({
    where: { id: caseId, organizationId: member.organizationId },
    select: { participants: { where: { membershipId: member.membershipId }, select: placeFields } },
  });
  const place = found?.participants[0] ?? null;
  const rights = caseRights(member.role, place);
  if (!found || !rights.view) throw new Problem('case_not_found');
  return { place, rights };
}

/** The same, and requires one of the rights. Throws `case_not_found`, `case_right_missing`. */
export async function requireRight(
  transaction: Transaction,
  member: Member,
  caseId: string,
  right: 'change' | 'manageParticipants',
): Promise<{ place: Place | null; rights: CaseRights }> {
  const found = await findRights(transaction, member, caseId);
  if (!found.rights[right]) throw new Problem('case_right_missing');
  return found;
}
