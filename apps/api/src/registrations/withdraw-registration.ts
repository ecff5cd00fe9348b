import { recordAuditEvent } from '../audit/record-audit-event.ts';
import type { Database } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import { findByToken } from './find-registration.ts';
import { problemOfEnd, stateAt } from './registration.ts';

/**
 * Ends a registration at the person's wish and forgets the answers. A second call is harmless.
 * Throws `registration_not_found`, and the problem of one that ended otherwise.
 */
export async function withdrawRegistration(database: Database, token: string): Promise<void> {
  const { id, organizationId, tokenHash, now } = await findByToken(database, token);
  const withdrawn = await database.$transaction(async (transaction) => {
    const { count } = await transaction.registration.updateMany({
      where: {
        id,
        tokenHash,
        state: { in: ['started', 'verified', 'pending_approval'] },
        expiresAt: { gt: now },
      },
      data: {
        state: 'withdrawn',
        withdrawnAt: new Date(),
        firstName: null,
        lastName: null,
        phone: null,
        timeZone: null,
        newsletter: false,
      },
    });
    if (count === 0) return false;
    await recordAuditEvent(transaction, {
      organizationId,
      action: 'registration.withdrawn',
      actorMembershipId: null,
      subjectType: 'registration',
      subjectId: id,
    });
    return true;
  });
  if (withdrawn) return;
  const registration = await findByToken(database, token);
  const state = stateAt(registration, registration.now);
  if (state !== 'withdrawn') throw new Problem(problemOfEnd(state) ?? 'registration_not_found');
}
