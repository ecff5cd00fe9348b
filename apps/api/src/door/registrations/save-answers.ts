import type { saveAnswers as endpoint } from '@casedoor/contracts';
import type { z } from 'zod';
import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findByToken, type RegistrationRow } from './find-registration.ts';
import { problemOfEnd, stateAt } from './registration.ts';

/**
 * Saves answers; an omitted one keeps its value. Throws `registration_not_found`, `registration_not_verified` and the
 * problem of an ended registration.
 */
export async function saveAnswers(
  database: Database,
  token: string,
  answers: z.output<typeof endpoint.body>,
): Promise<RegistrationRow> {
  const { id, organizationId, state, verifiedAt, now } = await findByToken(database, token);
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
  // Only while it is verified as when it was read: it may have expired and begun anew meanwhile.
  const saved =
    state === 'verified' &&
    (await database.registration.updateMany({
      where: { organizationId, id, state, verifiedAt, expiresAt: { gt: now } },
      data: given,
    }));
  const registration = await findByToken(database, token);
  if (!saved || saved.count === 0)
    throw new Problem(problemOfEnd(stateAt(registration, registration.now)) ?? 'registration_not_verified');
  return registration;
}
