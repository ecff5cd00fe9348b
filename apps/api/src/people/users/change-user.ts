import type { changeUser as contract, User } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../access/member.ts';
import { endSessionsOfMembers } from '../sessions/end-sessions-of-members.ts';
import { findUser } from './find-user.ts';
import { isAdminSql } from '../access/active-member.ts';
import { correctUser } from './correct-user.ts';
import type { ReadingUsers } from './read-users.ts';
import { refuseForbidden, refuseForbiddenCorrection, type MembershipRow } from './refuse-forbidden.ts';

type Changes = z.output<typeof contract.body>;

/**
 * Changes a user's role or tag ID, corrects their name or telephone number, disables or enables them. Disabling ends their
 * sessions. Throws `user_not_found`, `user_tag_id_taken`, `user_last_admin`, `user_self_change`, `user_role_forbidden`, and
 * the problems of a correction.
 */
export async function changeUser(
  sources: ReadingUsers,
  member: Member,
  membershipId: string,
  changes: Changes,
): Promise<User> {
  await sources.database
    .$transaction(async (transaction) => {
      const rows = await lockMembers(transaction, member, membershipId);
      const target = rows.find(({ id }) => id === membershipId);
      if (!target) throw new Problem('user_not_found');
      const actor = rows.find(({ id }) => id === member.membershipId);
      const role = changes.role ?? target.role;
      const tagId = changes.tagId === undefined ? target.tagId : changes.tagId;
      const disabled = changes.disabled ?? target.disabledAt !== null;

      const switched = disabled !== (target.disabledAt !== null);
      if (role !== target.role || switched) {
        refuseForbidden({ actor, target, role, disabled, rows });
      }
      if (changes.correctedName !== undefined || changes.correctedPhone !== undefined) {
        refuseForbiddenCorrection({ actor, target });
        await correctUser(transaction, member, target.id, changes);
      }
      await transaction.membership.update({
        where: { organizationId_id: { organizationId: member.organizationId, id: target.id } },
        data: { role, tagId, ...(switched ? { disabledAt: disabled ? new Date() : null } : {}) },
      });
      if (switched && disabled) await endSessionsOfMembers(transaction, member.organizationId, [target.id]);

      const event = {
        organizationId: member.organizationId,
        actorMembershipId: member.membershipId,
        subjectType: 'user',
        subjectId: target.id,
      } as const;
      const details = {
        ...(role === target.role ? {} : { role: { from: target.role, to: role } }),
        ...(tagId === target.tagId ? {} : { tagId: { from: target.tagId, to: tagId } }),
      };
      if (Object.keys(details).length > 0)
        await recordAuditEvent(transaction, { ...event, action: 'user.changed', details });
      if (switched)
        await recordAuditEvent(transaction, {
          ...event,
          action: disabled ? 'user.disabled' : 'user.enabled',
        });
    })
    .catch((error: unknown) => {
      throw uniqueViolation(error)?.includes('tagId') ? new Problem('user_tag_id_taken') : error;
    });
  return findUser(sources, member, membershipId);
}

/**
 * Locks the user, the caller and every administrator, in one lock order: if two administrators demote each other at
 * once, the second sees the first change.
 */
function lockMembers(
  transaction: Transaction,
  member: Member,
  membershipId: string,
): Promise<MembershipRow[]> {
  return transaction.$queryRaw<MembershipRow[]>(Prisma.sql`
    SELECT "id", "userId", "role", "tagId", "joinedAt", "disabledAt" FROM "Membership" m
    WHERE m."organizationId" = ${member.organizationId}::uuid
      AND (m."id" IN (${membershipId}::uuid, ${member.membershipId}::uuid) OR ${isAdminSql('m')})
    ORDER BY m."id" FOR NO KEY UPDATE`);
}
