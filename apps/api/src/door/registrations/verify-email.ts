import type { AppContext } from '../../platform/app-context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { hashToken } from '../../platform/secrets/token.ts';
import { findByToken, type RegistrationRow } from './find-registration.ts';
import { giveStartBack } from './starts-per-network.ts';
import { proveMailbox } from './prove-mailbox.ts';
import { problemOfEnd, stateAt } from './registration.ts';

/**
 * Verifies the mailbox: the token proves that the mail was read. Idempotent. Throws `registration_not_found` and the
 * problem of an ended registration.
 */
export async function verifyEmail(
  { database, limits }: Pick<AppContext, 'database' | 'limits'>,
  token: string,
): Promise<RegistrationRow> {
  const { id: registrationId, organizationId } = await findByToken(database, token);
  const first = await proveMailbox(database, {
    organizationId,
    registrationId,
    by: { tokenHash: hashToken(token) },
  });
  await giveStartBack(limits, first);
  const registration = await findByToken(database, token);
  const ended = problemOfEnd(stateAt(registration, registration.now));
  if (ended) throw new Problem(ended);
  return registration;
}
