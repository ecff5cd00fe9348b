import { fullName } from '@casedoor/contracts/person-name';
import { challengeLifetime } from '../../people/credentials/passkey-ceremony.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findAccount, findByToken } from './find-registration.ts';
import { namesOf, problemOfEnd, stateAt } from './registration.ts';

/**
 * What the browser needs to make a passkey (WebAuthn) for a registration: for the user that it will create, or for the
 * one whom an administrator added. The challenge replaces an earlier one and is good for one answer within five
 * minutes. Throws the problem of an ended registration, `registration_not_verified`, `registration_answers_missing` and
 * `registration_sign_in_required`; `registration_rehearsed` in a rehearsal, because the passkey would stay on the
 * device.
 */
export async function passkeyOptions({ database, ceremony }: RouteContext, token: string) {
  const registration = await findByToken(database, token);
  const state = stateAt(registration, registration.now);
  const ended = problemOfEnd(state);
  if (ended) throw new Problem(ended);
  if (state !== 'verified') throw new Problem('registration_not_verified');
  if (registration.rehearsalLinkId !== null) throw new Problem('registration_rehearsed');
  const account = await findAccount(database, registration);
  if (account?.activatedAt) throw new Problem('registration_sign_in_required');
  const name = namesOf(registration);

  const [{ fresh }] = await database.$queryRaw<[{ fresh: string }]>`SELECT uuid_v7()::text AS "fresh"`;
  // The same user id for every try, so that an authenticator replaces its passkey instead of keeping two.
  const userId = account?.id ?? registration.passkeyUserId ?? fresh;
  const options = await ceremony.creationOptions({
    userId,
    userName: registration.email,
    displayName: fullName(name),
    known: [],
  });
  const kept = await database.$executeRaw`
    UPDATE "Registration"
    SET "passkeyChallenge" = ${options.challenge}, "passkeyExpiresAt" = now() + ${challengeLifetime} * interval '1 millisecond',
        "pendingPasskey" = CASE WHEN "passkeyUserId" = ${userId}::uuid THEN "pendingPasskey" END, "passkeyUserId" = ${userId}::uuid
    WHERE "organizationId" = ${registration.organizationId}::uuid AND "id" = ${registration.id}::uuid AND "state" = 'verified' AND "expiresAt" > now()`;
  if (kept === 0) throw new Problem('registration_not_verified');
  return options;
}
