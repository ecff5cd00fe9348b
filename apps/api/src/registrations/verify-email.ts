import type { Database } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import { findByToken, type RegistrationRow } from './find-registration.ts';
import { problemOfEnd, stateAt } from './registration.ts';

/**
 * Proves the mailbox: whoever holds the token has read the mail. A second call is harmless.
 * Throws `registration_not_found` and the problem of an ended registration.
 */
export async function verifyEmail(database: Database, token: string): Promise<RegistrationRow> {
  const { id, tokenHash } = await findByToken(database, token);
  // The token again: a newer mail may have replaced it since it was read.
  await database.$executeRaw`
    UPDATE "Registration" SET "state" = 'verified', "verifiedAt" = now()
    WHERE "id" = ${id}::uuid AND "tokenHash" = ${tokenHash} AND "state" = 'started' AND "expiresAt" > now()`;
  const registration = await findByToken(database, token);
  const ended = problemOfEnd(stateAt(registration, registration.now));
  if (ended) throw new Problem(ended);
  return registration;
}
