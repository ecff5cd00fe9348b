import type { Locale, Rehearsal } from '@casedoor/contracts';
import type { AppContext } from '../../platform/app-context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { letterheadOf } from '../../platform/mail/letterhead.ts';
import { prepareEmail } from '../../platform/mail/prepare-email.ts';
import { createCode, hashCode } from '../../platform/secrets/code.ts';
import { createToken, hashToken } from '../../platform/secrets/token.ts';
import { createPersonalLink } from '../registrations/personal-link.ts';
import { rehearsalEmailCanonical } from '../registrations/rehearsal.ts';
import { deleteRehearsals, insertRehearsal } from '../registrations/rehearsal-rows.ts';
import { findLinkById } from '../signup-links/find-public-signup-link.ts';

interface RehearsalStart {
  organizationId: string;
  /** Who rehearses, and is mailed. */
  membershipId: string;
  signupLinkId: string;
  locale: Locale;
}

/** Rate limit: seconds before the same administrator is mailed again. */
const pause = 30;

/**
 * Mails an administrator a personal link and code of their own through a link, as if it were open and they were new.
 * Ends an earlier rehearsal of theirs. Throws `signup_link_not_found`, `signup_link_ended`, and `request_rate_limited`
 * within half a minute.
 */
export async function startRehearsal(
  { database, outbox, appOrigin, authSecret }: AppContext,
  { organizationId, membershipId, signupLinkId, locale }: RehearsalStart,
): Promise<Rehearsal> {
  const link = await findLinkById(database, organizationId, signupLinkId);
  if (link.revokedAt || link.replacedAt) throw new Problem('signup_link_ended');
  const { user } = await database.membership.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: membershipId } },
    select: { user: { select: { email: true } } },
  });
  const code = createCode();
  const waitingToken = createToken('waiting');
  const { link: personalLink, tokenHash } = createPersonalLink(appOrigin);
  const emailCanonical = rehearsalEmailCanonical(membershipId);

  return database.$transaction(async (transaction) => {
    const before = new Date(link.now.getTime() - pause * 1000);
    await deleteRehearsals(transaction, { emailCanonical, createdAt: { lte: before } });
    const rehearsal = await insertRehearsal(transaction, {
      organizationId,
      signupLinkId,
      email: user.email,
      emailCanonical,
      tokenHash,
      waitingTokenHash: hashToken(waitingToken),
      codeHash: hashCode(authSecret, waitingToken, code),
      locale,
    });
    if (!rehearsal) throw new Problem('request_rate_limited', { retryAfter: pause });
    const email = await prepareEmail(
      {
        message: {
          kind: 'personal_link',
          rehearsal: true,
          organizationName: link.organizationName,
          letterhead: letterheadOf(link, appOrigin),
          contactEmail: link.contactEmail,
          joinsAs: link.joinsAs,
          opensCase: link.opensCase,
          requiresApproval: link.requiresApproval,
          discreet: link.discreet,
          code,
          link: personalLink,
        },
        locale,
        recipient: user.email,
        organizationId,
        registrationId: rehearsal.id,
        idempotencyKey: `personal_link:${Buffer.from(tokenHash).toString('hex')}`,
      },
      outbox.sealingKey,
    );
    await enqueueEmail(transaction, outbox, email);
    return { sentTo: user.email, waitingToken, expiresAt: rehearsal.expiresAt.toISOString() };
  });
}
