import type { SignupRequest } from '@casedoor/contracts';
import type { Member } from '../../people/access/member.ts';
import type { AppContext } from '../../platform/app-context.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';
import { findOpenLink, sendInvitation } from '../invitations/send-invitation.ts';
import { answerSignupRequest } from './answer-signup-request.ts';
import { findSignupRequest } from './find-signup-requests.ts';

/**
 * Answers a request with an ordinary invitation through an open link. One transaction invites and closes the request,
 * so a refusal leaves it open. Throws `signup_request_not_found`, `signup_request_answered`, `signup_link_not_found`,
 * the problem of a closed link, `signup_link_email_domain_refused`, `signup_link_email_throwaway_refused`,
 * `user_already_member`, and `request_rate_limited` when the address was mailed too often.
 */
export async function inviteSignupRequest(
  context: AppContext,
  member: Member,
  signupRequestId: string,
  signupLinkId: string,
): Promise<SignupRequest> {
  const { database } = context;
  const { organizationId } = member;
  const request = await findSignupRequest(database, organizationId, signupRequestId);
  if (request.state !== 'open') throw new Problem('signup_request_answered');
  const link = await findOpenLink(database, organizationId, signupLinkId);
  const emailCanonical = canonicalEmail(request.email);
  if (emailCanonical === null) throw invalidField('email', 'email_invalid');
  const { refusal } = await sendInvitation(
    context,
    member,
    link,
    {
      email: request.email,
      emailCanonical,
      firstName: null,
      lastName: null,
      locale: request.locale,
      personalMessage: null,
    },
    {
      again: true,
      first: (transaction) =>
        answerSignupRequest(transaction, member, request, { state: 'invited', invitedThrough: link.id }),
    },
  );
  if (refusal === 'domain_refused') throw new Problem('signup_link_email_domain_refused');
  if (refusal === 'throwaway_refused') throw new Problem('signup_link_email_throwaway_refused');
  if (refusal === 'already_member') throw new Problem('user_already_member');
  const answered = await findSignupRequest(database, organizationId, signupRequestId);
  if (refusal === null) return answered;
  // Race: the mail that reached the limit may be the one with which another administrator has just answered.
  throw answered.state === 'open'
    ? new Problem('request_rate_limited', { retryAfter: 60 })
    : new Problem('signup_request_answered');
}
