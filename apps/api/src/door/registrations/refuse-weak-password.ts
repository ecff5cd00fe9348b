import { judgePassword } from '../../people/credentials/judge-password.ts';
import type { Database } from '../../platform/database/client.ts';
import { invalidField, Problem } from '../../platform/http/problem.ts';
import { findByToken } from './find-registration.ts';
import { problemOfEnd, stateAt } from './registration.ts';

/** Whose password it is: what anybody could guess it from. */
interface Owner {
  firstName: string | null;
  lastName: string | null;
  email: string;
  organization: { name: string };
}

/**
 * Throws `request_invalid` on `password` for one that is too short, too long, common, or made of known personal data.
 */
export async function refuseWeakPassword(password: string, owner: Owner): Promise<void> {
  const { firstName, lastName, email, organization } = owner;
  const fault = await judgePassword(password, [
    firstName ?? '',
    lastName ?? '',
    email,
    organization.name,
    'Casedoor',
  ]);
  if (fault) throw invalidField('password', fault);
}

/**
 * Checks a password while the person types it, before completion; stores nothing. Throws what `refuseWeakPassword`
 * throws, and the problem of an ended registration.
 */
export async function judgeNewPassword(database: Database, token: string, password: string): Promise<void> {
  const registration = await findByToken(database, token);
  const ended = problemOfEnd(stateAt(registration, registration.now));
  if (ended) throw new Problem(ended);
  await refuseWeakPassword(password, registration);
}
