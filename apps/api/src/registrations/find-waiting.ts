import type { Waiting } from '@casedoor/contracts';
import type { Database } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import { findMailArrival } from '../mail/find-deliveries.ts';
import { hashToken, isToken } from '../signup-links/token.ts';
import { stateAt } from './registration.ts';

/**
 * How a waiting page stands. A token without a registration (its address was mailed too often) answers like one whose
 * mail is on its way. Throws `registration_not_found` for garbage.
 */
export async function findWaiting(database: Database, token: string): Promise<Waiting> {
  if (!isToken('waiting', token)) throw new Problem('registration_not_found');
  const [registration] = await database.$queryRaw<
    { id: string; state: Parameters<typeof stateAt>[0]['state']; expiresAt: Date; now: Date }[]
  >`
    SELECT "id", "state", "expiresAt", now() AS "now" FROM "Registration" WHERE "waitingTokenHash" = ${hashToken(token)}`;
  if (!registration) return { state: 'waiting', mail: 'on_its_way' };
  return {
    state: stateOfPage[stateAt(registration, registration.now)],
    mail: await findMailArrival(database, registration.id),
  };
}

const stateOfPage = {
  started: 'waiting',
  verified: 'confirmed',
  pending_approval: 'completed',
  completed: 'completed',
  rejected: 'ended',
  withdrawn: 'ended',
  expired: 'ended',
} as const;
