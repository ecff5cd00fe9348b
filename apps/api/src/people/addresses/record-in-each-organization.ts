import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { active } from '../access/active-member.ts';

/** Records what a person did in the audit trail of each organization that they are active in, without addresses. */
export async function recordInEachOrganization(
  transaction: Transaction,
  userId: string,
  action: 'user.address_changed' | 'user.address_restored',
): Promise<void> {
  const memberships = await transaction.membership.findMany({
    where: { userId, ...active },
    select: { id: true, organizationId: true },
  });
  for (const { id, organizationId } of memberships) {
    await recordAuditEvent(transaction, {
      organizationId,
      action,
      actorMembershipId: id,
      subjectType: 'user',
      subjectId: id,
    });
  }
}
