import type { changeProfile as contract, Profile } from '@casedoor/contracts';
import type { z } from 'zod';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { findProfile } from './find-profile.ts';

const fields = ['firstName', 'lastName', 'phone', 'locale', 'timeZone'] as const;

/** Changes a person's own data. The audit trail of each of their organizations records which fields, without values. */
export async function changeProfile(
  database: Database,
  { userId }: { userId: string },
  changes: z.output<typeof contract.body>,
): Promise<Profile> {
  return database.$transaction(async (transaction) => {
    const current = await findProfile(transaction, { userId });
    const changed = fields.filter(
      (field) => changes[field] !== undefined && changes[field] !== current[field],
    );
    if (changed.length === 0) return current;
    await transaction.user.update({
      where: { id: userId },
      data: Object.fromEntries(changed.map((field) => [field, changes[field]])),
    });
    const memberships = await transaction.membership.findMany({
      where: { userId, joinedAt: { not: null } },
      select: { id: true, organizationId: true },
    });
    for (const { id, organizationId } of memberships) {
      await recordAuditEvent(transaction, {
        organizationId,
        action: 'user.profile_changed',
        actorMembershipId: id,
        subjectType: 'user',
        subjectId: id,
        details: { fields: changed },
      });
    }
    return findProfile(transaction, { userId });
  });
}
