import { passkeyMaker } from '../../people/credentials/passkey-maker.ts';
import type { RouteContext } from '../../people/sessions/route-context.ts';
import type { Database, Prisma } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { findAccount, findByToken, type RegistrationRow } from './find-registration.ts';
import { problemOfEnd, stateAt } from './registration.ts';

/**
 * Stores the passkey that an authenticator made for this registration, until completion. Each try spends the challenge.
 * Throws the problem of an ended registration, `registration_not_verified` and `registration_passkey_invalid`.
 */
export async function savePasskey(
  { database, ceremony }: RouteContext,
  token: string,
  response: { id: string },
): Promise<RegistrationRow> {
  const registration = await findByToken(database, token);
  const state = stateAt(registration, registration.now);
  const ended = problemOfEnd(state);
  if (ended) throw new Problem(ended);
  if (state !== 'verified') throw new Problem('registration_not_verified');

  // One statement reads and spends the challenge: of two answers at once, one finds nothing.
  const [asked] = await database.$queryRaw<{ challenge: string; userId: string; inTime: boolean }[]>`
    WITH asked AS (
      SELECT "id", "passkeyChallenge" AS "challenge", "passkeyUserId"::text AS "userId", "passkeyExpiresAt" > now() AS "inTime"
      FROM "Registration"
      WHERE "organizationId" = ${registration.organizationId}::uuid AND "id" = ${registration.id}::uuid
        AND "passkeyChallenge" IS NOT NULL AND "passkeyUserId" IS NOT NULL FOR UPDATE
    )
    UPDATE "Registration" r SET "passkeyChallenge" = NULL, "passkeyExpiresAt" = NULL
    FROM asked WHERE r."organizationId" = ${registration.organizationId}::uuid AND r."id" = asked."id"
    RETURNING asked."challenge", asked."userId", asked."inTime"`;
  const made = asked?.inTime ? await ceremony.verifyCreation(response, asked.challenge) : null;
  if (!asked || !made || (await belongsToSomebody(database, registration, made.credentialID))) {
    throw new Problem('registration_passkey_invalid');
  }

  const pendingPasskey = { ...made, name: passkeyMaker(made.aaguid) } satisfies Prisma.InputJsonObject;
  const { count } = await database.registration.updateMany({
    where: {
      organizationId: registration.organizationId,
      id: registration.id,
      state: 'verified',
      passkeyUserId: asked.userId,
    },
    data: { pendingPasskey },
  });
  if (count === 0) throw new Problem('registration_passkey_invalid');
  return findByToken(database, token);
}

/** Whether an account has the credential already, or the address got an account that only its owner may change. */
async function belongsToSomebody(
  database: Database,
  registration: RegistrationRow,
  credentialID: string,
): Promise<boolean> {
  const [account, passkey] = await Promise.all([
    findAccount(database, registration),
    database.passkey.findUnique({ where: { credentialID }, select: { id: true } }),
  ]);
  return Boolean(account?.activatedAt) || passkey !== null;
}
