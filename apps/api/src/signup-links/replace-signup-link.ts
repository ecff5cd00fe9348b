import type { SignupLink } from '@casedoor/contracts';
import { recordAuditEvent } from '../audit/record-audit-event.ts';
import type { Database } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import { linkWithCreator, presentSignupLink } from './signup-link.ts';
import { createToken } from './token.ts';
import { findLiveLink } from './update-signup-link.ts';

interface Replacement {
  organizationId: string;
  actorMembershipId: string;
  signupLinkId: string;
  version: number;
  appOrigin: string;
}

/**
 * Gives a link a new URL: a successor with the same settings takes its place, and the old URL answers "replaced".
 * Throws `signup_link_not_found`, `signup_link_ended`, `signup_link_changed`.
 */
export async function replaceSignupLink(database: Database, replacement: Replacement): Promise<SignupLink> {
  const { organizationId, actorMembershipId, signupLinkId, version } = replacement;
  return database.$transaction(async (transaction) => {
    const old = await findLiveLink(transaction, organizationId, signupLinkId, version);
    // The uses as this statement finds them: a completion that was under way has spent its own by now.
    const [ended] = await transaction.signupLink.updateManyAndReturn({
      where: { id: signupLinkId, organizationId, version, revokedAt: null, replacedAt: null },
      data: { replacedAt: new Date(), isDefault: false, version: { increment: 1 } },
      select: { uses: true },
    });
    if (!ended) throw new Problem('signup_link_changed');
    const placesLeft = old.useLimit === null ? null : Math.max(old.useLimit - ended.uses, 0);
    const successor = await transaction.signupLink.create({
      data: {
        organizationId,
        createdById: actorMembershipId,
        token: createToken('link'),
        isDefault: old.isDefault,
        title: old.title,
        // A full link's successor waits for an administrator to say how many places it has.
        allowSignup: old.allowSignup && placesLeft !== 0,
        joinsAs: old.joinsAs,
        autoCreateCase: old.autoCreateCase,
        caseRole: old.caseRole,
        caseTitlePattern: old.caseTitlePattern,
        caseType: old.caseType,
        opensAt: old.opensAt,
        expiresAt: old.expiresAt,
        // What is left of the limit, so that replacing a URL does not hand out more places.
        useLimit: placesLeft === 0 ? old.useLimit : placesLeft,
        allowedEmailDomains: old.allowedEmailDomains,
        requiresApproval: old.requiresApproval,
        locale: old.locale,
        welcomeText: old.welcomeText,
        discreet: old.discreet,
      },
      include: linkWithCreator,
    });
    await transaction.signupLink.update({
      where: { id: signupLinkId },
      data: { replacedById: successor.id },
    });
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.replaced',
      actorMembershipId,
      subjectType: 'signup_link',
      subjectId: signupLinkId,
      details: { successorId: successor.id },
    });
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'signup_link.created',
      actorMembershipId,
      subjectType: 'signup_link',
      subjectId: successor.id,
      details: { title: successor.title, replaces: signupLinkId },
    });
    return presentSignupLink(successor, replacement.appOrigin);
  });
}
