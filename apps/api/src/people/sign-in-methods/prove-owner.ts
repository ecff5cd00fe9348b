import type { AppContext } from '../../platform/app-context.ts';
import { Problem, invalidField } from '../../platform/http/problem.ts';
import type { PasskeyCeremony } from '../credentials/passkey-ceremony.ts';
import { usePasskey } from '../credentials/use-passkey.ts';

// A stranger at an unlocked browser must not be able to guess the current password, wherever it is asked for.
export const passwordsPerPerson = { name: 'change-password', points: 10, seconds: 15 * 60 };

/** The disavowal link of the mail about an added sign-in method works this long. */
const settledAfterDays = 7;

/** A fresh proof that the caller owns the account: the password, or a passkey's answer to a challenge of this purpose. */
export interface OwnerProof {
  password?: string | undefined;
  passkey?: { challenge: string | null; response: Parameters<typeof usePasskey>[1]['response'] } | undefined;
}

/**
 * Checks a fresh proof of the account's owner. An open session can add a password or passkey without one, so a method that
 * was added in the last seven days proves nothing, unless it is as old as the account. Throws `request_rate_limited`,
 * `request_invalid` for a missing or wrong password, `address_proof_refused` and `address_proof_too_new`.
 */
export async function proveOwner(
  { database, limits, passwordGate, ceremony }: AppContext & { ceremony: PasskeyCeremony },
  userId: string,
  { password, passkey }: OwnerProof,
): Promise<void> {
  await limits.spend(passwordsPerPerson, userId);
  if (passkey) {
    const owner = await usePasskey({ database, ceremony }, passkey).catch((error: unknown) => {
      throw error instanceof Problem ? new Problem('address_proof_refused') : error;
    });
    if (owner !== userId) throw new Problem('address_proof_refused');
  } else if (password === undefined) throw invalidField('password', 'required');

  const [method] = await database.$queryRaw<{ password: string | null; isSettled: boolean }[]>`
    SELECT method."password", (method."createdAt" <= u."activatedAt"
        OR method."createdAt" <= now() - make_interval(days => ${settledAfterDays}::int)) AS "isSettled"
    FROM "User" u JOIN (
      SELECT "userId", "createdAt", "password", NULL AS "credentialID" FROM "Account"
      WHERE "providerId" = 'credential' AND "password" IS NOT NULL
      UNION ALL SELECT "userId", "createdAt", NULL, "credentialID" FROM "Passkey"
    ) method ON method."userId" = u."id"
    WHERE u."id" = ${userId}::uuid AND method."credentialID" IS NOT DISTINCT FROM ${passkey?.response.id ?? null}`;
  if (!passkey && !(await passwordGate.verify(method?.password ?? null, password ?? '')))
    throw invalidField('password', 'password_wrong');
  if (!method?.isSettled) throw new Problem('address_proof_too_new');
}
