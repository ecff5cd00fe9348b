import type { Waiting } from '@casedoor/contracts';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findMailArrival } from '../../platform/mail/find-deliveries.ts';
import { hashToken, isToken } from '../../platform/secrets/token.ts';
import { stateAt } from './registration.ts';

/**
 * The state of a waiting page, for its own registration only. A token without a registration (its address reached a mail rate limit) gets the answer of a mail on
 * its way. Throws `registration_not_found` for garbage.
 */
export async function findMailStatus(database: Database, token: string): Promise<Waiting> {
  if (!isToken('waiting', token)) throw new Problem('registration_not_found');
  const [registration] = await database.$queryRaw<
    { id: string; state: Parameters<typeof stateAt>[0]['state']; expiresAt: Date; now: Date }[]
  >`
    SELECT r."id", r."state", r."expiresAt", now() AS "now"
    FROM "Registration" r WHERE r."waitingTokenHash" = ${hashToken(token)}`;
  if (!registration) return { state: 'waiting', mail: 'on_its_way' };
  return {
    state: stateOfPage[stateAt(registration, registration.now)],
    mail: await findMailArrival(database, registration.id),
  };
}

const stateOfPage = {
  started: 'waiting',
  verified: 'confirmed',
  pending_approval: 'pending_approval',
  completed: 'completed',
  rejected: 'ended',
  withdrawn: 'ended',
  revoked: 'ended',
  expired: 'ended',
} as const;
