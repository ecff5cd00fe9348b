import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../access/member.ts';
import { isOpenSql } from './address-change.ts';
import { lockProposedTo } from './lock-proposed-to.ts';

/**
 * Withdraws the open proposal of an address, whoever of the organization made it. Throws `user_not_found`,
 * `user_role_forbidden` and `address_proposal_not_found`.
 */
export async function withdrawAddressProposal(
  database: Database,
  member: Member,
  membershipId: string,
): Promise<void> {
  const { organizationId } = member;
  await database.$transaction(async (transaction) => {
    await lockProposedTo(transaction, member, membershipId);
    const withdrawn = await transaction.$executeRaw`
      UPDATE "AddressProposal" p SET "withdrawnAt" = now()
      WHERE p."organizationId" = ${organizationId}::uuid AND p."membershipId" = ${membershipId}::uuid AND ${isOpenSql}`;
    if (withdrawn === 0) throw new Problem('address_proposal_not_found');
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'user.address_proposal_withdrawn',
      actorMembershipId: member.membershipId,
      subjectType: 'user',
      subjectId: membershipId,
    });
  });
}
