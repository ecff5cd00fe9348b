import type { SignupLink } from '@casedoor/contracts';
import { keepCaseRoles } from '../../casework/case-settings/keep-case-roles.ts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { createToken } from '../../platform/secrets/token.ts';
import { readClock } from './read-clock.ts';
import { columnsOf, daysFromNow } from './settings.ts';
import { linkWithPeople, presentSignupLink } from './present-signup-link.ts';
import { capUses, refuseUnguardedStaffLink } from './staff-rights.ts';
import { findLiveLink } from './update-signup-link.ts';

interface Replacement {
  organizationId: string;
  actorMembershipId: string;
  signupLinkId: string;
  version: number;
  /** How many days the old URL still works; 0: it stops at once. */
  graceDays: number;
  /** Why; recorded in the audit trail. */
  reason: string | null;
  appOrigin: string;
}

/**
 * Gives a link a new URL: a successor with the same settings takes its place, and the old URL answers "replaced", at
 * once or after a grace in which it is an alias of the successor, whose use limit counts for both. Throws
 * `signup_link_not_found`, `signup_link_ended`, `signup_link_changed`, and `request_invalid` for a staff link without
 * its limits.
 */
export async function replaceSignupLink(database: Database, replacement: Replacement): Promise<SignupLink> {
  const { organizationId, actorMembershipId, signupLinkId, version, graceDays, reason } = replacement;
  return database.$transaction(async (transaction) => {
    // Lock: the successor gives the same case role, which must not become a staff role meanwhile.
    await keepCaseRoles(transaction, organizationId);
    const old = await findLiveLink(transaction, organizationId, signupLinkId, version);
    const clock = await readClock(transaction, organizationId);
    // This statement takes the row lock and reads the uses: a completion that had begun has spent its use by now.
    const [ended] = await transaction.signupLink.updateManyAndReturn({
      where: { id: signupLinkId, organizationId, version, revokedAt: null, replacedAt: null },
      data: {
        replacedAt: clock.now,
        isDefault: false,
        endedById: actorMembershipId,
        endReason: reason,
        version: { increment: 1 },
      },
      select: { uses: true, usesToday: true, dayEndsAt: true, caseStaffLastId: true },
    });
    if (!ended) throw new Problem('signup_link_changed');
    const placesLeft = old.useLimit === null ? null : Math.max(old.useLimit - ended.uses, 0);
    // Only the uses that are left, so that replacing adds no places. A full link's successor gets the same limit, but
    // is off.
    const useLimit = capUses(old, placesLeft === 0 ? old.useLimit : placesLeft);
    refuseUnguardedStaffLink({ ...old, uses: 0, useLimit }, clock);
    const successor = await transaction.signupLink.create({
      data: {
        organizationId,
        // Versions grow along a chain of replacements, so that a version read from the old link never matches the
        // successor.
        version: version + 1,
        createdById: actorMembershipId,
        grantedById: actorMembershipId,
        token: createToken('link'),
        isDefault: old.isDefault,
        ...columnsOf(old),
        // The successor of a full link stays off until an administrator decides how many places it has.
        allowSignup: old.allowSignup && placesLeft !== 0,
        useLimit,
        // The turns continue where they were, and today's uses are carried over.
        caseStaffLastId: ended.caseStaffLastId,
        usesToday: ended.usesToday,
        dayEndsAt: ended.dayEndsAt,
        // The successor of a link that its alarm paused is paused too, and lets the same people finish.
        alarmAt: old.alarmAt,
        alarmReason: old.alarmReason,
        alarmCount: old.alarmCount,
        alarmLimit: old.alarmLimit,
      },
      include: linkWithPeople,
    });
    const graceEndsAt = graceDays === 0 ? null : await daysFromNow(transaction, organizationId, graceDays);
    await transaction.signupLink.update({
      where: { organizationId_id: { organizationId, id: signupLinkId } },
      data: { replacedById: successor.id, ...(graceEndsAt ? { graceEndsAt, graceForId: successor.id } : {}) },
    });
    // Former URLs from before keep their grace, as aliases of the newest link.
    await transaction.$executeRaw`
      UPDATE "SignupLink" SET "graceForId" = ${successor.id}::uuid
      WHERE "graceForId" = ${signupLinkId}::uuid AND "graceEndsAt" > now()`;
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.replaced',
      actorMembershipId,
      subjectType: 'signup_link',
      subjectId: signupLinkId,
      details: {
        successorId: successor.id,
        ...(graceEndsAt ? { graceEndsAt: graceEndsAt.toISOString() } : {}),
        ...(reason === null ? {} : { reason }),
      },
    });
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.created',
      actorMembershipId,
      subjectType: 'signup_link',
      subjectId: successor.id,
      details: {
        title: successor.title,
        replaces: signupLinkId,
        ...(graceEndsAt ? { graceEndsAt: graceEndsAt.toISOString() } : {}),
      },
    });
    return presentSignupLink(successor, replacement.appOrigin, clock.now);
  });
}
