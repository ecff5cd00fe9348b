import type { changeUser as contract, User } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import { Prisma, type Membership, type Transaction } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../access/member.ts';
import { endSessionsOfMembers } from '../sessions/end-sessions-of-members.ts';
import { findUser } from './find-user.ts';
import { isActiveAdmin, isAdminSql } from '../access/active-member.ts';
import { isAdministrator, mayGive } from '../access/member-role.ts';
import type { ReadingUsers } from './read-users.ts';

type Changes = z.output<typeof contract.body>;
/** The columns of a membership that decide whether its role or access may change. */
export type MembershipRow = Pick<Membership, 'id' | 'userId' | 'role' | 'tagId' | 'joinedAt' | 'disabledAt'>;

/**
 * Changes a user's role or tag ID, disables or enables them. Disabling ends their sessions. Throws `user_not_found`,
 * `user_tag_id_taken`, `user_last_admin`, `user_self_change`, `user_role_forbidden`.
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
      const role = changes.role ?? target.role;
      const tagId = changes.tagId === undefined ? target.tagId : changes.tagId;
      const disabled = changes.disabled ?? target.disabledAt !== null;

      const switched = disabled !== (target.disabledAt !== null);
      if (role !== target.role || switched) {
        refuseForbidden({
          actor: rows.find(({ id }) => id === member.membershipId),
          target,
          role,
          disabled,
          rows,
        });
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

interface AccessChange {
  actor: MembershipRow | undefined;
  target: MembershipRow;
  role: MembershipRow['role'];
  disabled: boolean;
  rows: readonly MembershipRow[];
}

/**
 * Refuses a change of role or access that the locked rows forbid: the caller may have lost
 * their own rights meanwhile. Throws `membership_required`, `membership_role_insufficient`,
 * `user_role_forbidden`, `user_last_admin`, `user_self_change`.
 */
export function refuseForbidden({ actor, target, role, disabled, rows }: AccessChange): void {
  if (!actor || actor.disabledAt !== null) throw new Problem('membership_required');
  if (!isAdministrator(actor.role)) throw new Problem('membership_role_insufficient');
  const own = actor.id === target.id;
  if (!own && !mayGive(actor.role, target.role)) throw new Problem('user_role_forbidden');
  if (role !== target.role && !mayGive(actor.role, role)) throw new Problem('user_role_forbidden');
  const staysAdmin = role === 'admin' && !disabled;
  const otherAdmin = rows.some((row) => isActiveAdmin(row) && row.id !== target.id);
  if (isActiveAdmin(target) && !staysAdmin && !otherAdmin) throw new Problem('user_last_admin');
  if (own) throw new Problem('user_self_change');
}
