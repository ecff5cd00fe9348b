import type { SignupLink } from '@casedoor/contracts';
import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readNow } from '../../platform/database/clock.ts';
import { createSignupLink } from './create-signup-link.ts';
import { linkWithPeople, presentSignupLink } from './present-signup-link.ts';
import { findLiveLink } from './update-signup-link.ts';

interface Revocation {
  organizationId: string;
  actorMembershipId: string;
  signupLinkId: string;
  version: number;
  /** Why; recorded in the audit trail. */
  reason: string | null;
  appOrigin: string;
}

/**
 * Revokes a link for good. Revoking the default link creates a new one, switched off, so that the dialog always has
 * one. Throws `signup_link_not_found`, `signup_link_ended`, `signup_link_changed`.
 */
export async function revokeSignupLink(database: Database, revocation: Revocation): Promise<SignupLink> {
  const { organizationId, actorMembershipId, signupLinkId, version, reason } = revocation;
  return database.$transaction(async (transaction) => {
    const now = await readNow(transaction);
    const before = await findLiveLink(transaction, organizationId, signupLinkId, version);
    const { count } = await transaction.signupLink.updateMany({
      where: { id: signupLinkId, organizationId, version, revokedAt: null, replacedAt: null },
      data: {
        revokedAt: now,
        isDefault: false,
        endedById: actorMembershipId,
        endReason: reason,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Problem('signup_link_changed');
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.revoked',
      actorMembershipId,
      subjectType: 'signup_link',
      subjectId: signupLinkId,
      ...(reason === null ? {} : { details: { reason } }),
    });
    if (before.isDefault) {
      await createSignupLink(transaction, {
        organizationId,
        createdById: actorMembershipId,
        isDefault: true,
        settings: { title: before.title },
      });
    }
    const revoked = await transaction.signupLink.findUniqueOrThrow({
      where: { organizationId_id: { organizationId, id: signupLinkId } },
      include: linkWithPeople,
    });
    return presentSignupLink(revoked, revocation.appOrigin, now);
  });
}
