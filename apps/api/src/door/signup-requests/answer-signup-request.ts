import { recordAuditEvent } from '../../platform/audit/record-audit-event.ts';
import type { Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Member } from '../../people/access/member.ts';

interface Answered {
  id: string;
  /** The closed link at which it was made. */
  signupLink: { id: string };
}

/**
 * Closes an open request, and records its audit event at the link where it was made. If two administrators answer at
 * once, only the first succeeds. `invitedThrough` is the link of the invitation. Throws `signup_request_answered`.
 */
export async function answerSignupRequest(
  transaction: Transaction,
  { organizationId, membershipId }: Member,
  request: Answered,
  answer: { state: 'invited'; invitedThrough: string } | { state: 'dismissed' },
): Promise<void> {
  const { count } = await transaction.signupRequest.updateMany({
    where: { id: request.id, organizationId, state: 'open' },
    data: { state: answer.state, answeredAt: new Date(), answeredById: membershipId },
  });
  if (count === 0) throw new Problem('signup_request_answered');
  await recordAuditEvent(transaction, {
    organizationId,
    action: `signup_request.${answer.state}`,
    actorMembershipId: membershipId,
    subjectType: 'signup_link',
    subjectId: request.signupLink.id,
    details: {
      signupRequestId: request.id,
      ...(answer.state === 'invited' ? { signupLinkId: answer.invitedThrough } : {}),
    },
  });
}
