import type { SignupRequest } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import type { Member } from '../../people/access/member.ts';
import { answerSignupRequest } from './answer-signup-request.ts';
import { findSignupRequest } from './find-signup-requests.ts';

/**
 * Closes a request without an invitation; notifies nobody. Throws `signup_request_not_found`,
 * `signup_request_answered`.
 */
export async function dismissSignupRequest(
  database: Database,
  member: Member,
  signupRequestId: string,
): Promise<SignupRequest> {
  const request = await findSignupRequest(database, member.organizationId, signupRequestId);
  await database.$transaction((transaction) =>
    answerSignupRequest(transaction, member, request, { state: 'dismissed' }),
  );
  return findSignupRequest(database, member.organizationId, signupRequestId);
}
