import type { MemberRole } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../access/member.ts';

interface Change {
  target: { id: string; role: MemberRole; tagId: string | null; joinedAt: Date | null };
  role: MemberRole;
  tagId: string | null;
  knownFirstName: string | null;
  knownLastName: string | null;
}

/**
 * Changes a user whose row is locked and whose change is allowed (`refuseForbidden`):
 * role, tag ID and, until they join, the name that an administrator gave. Throws
 * `user_tag_id_taken`, after which the transaction must be rolled back.
 */
export async function changeInvitedUser(
  transaction: Transaction,
  { organizationId, membershipId }: Member,
  { target, role, tagId, knownFirstName, knownLastName }: Change,
): Promise<void> {
  await transaction.membership
    .update({
      where: { organizationId_id: { organizationId, id: target.id } },
      data: { role, tagId, ...(target.joinedAt === null ? { knownFirstName, knownLastName } : {}) },
    })
    .catch((error: unknown) => {
      throw uniqueViolation(error)?.includes('tagId') ? new Problem('user_tag_id_taken') : error;
    });
  await recordAuditEvent(transaction, {
    organizationId,
    action: 'user.changed',
    actorMembershipId: membershipId,
    subjectType: 'user',
    subjectId: target.id,
    details: {
      ...(role === target.role ? {} : { role: { from: target.role, to: role } }),
      ...(tagId === target.tagId ? {} : { tagId: { from: target.tagId, to: tagId } }),
    },
  });
}
