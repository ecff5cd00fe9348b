import { timingSafeEqual } from 'node:crypto';
import type { Database } from '../database/client.ts';
import { Problem } from '../http/problem.ts';
import { hashToken, isToken } from '../signup-links/token.ts';
import { hashCode } from './code.ts';
import { findByToken, type RegistrationRow } from './find-registration.ts';
import { codeTries, problemOfEnd, stateAt } from './registration.ts';

/**
 * Proves the mailbox with the code of the newest mail, on the page that asked for it. From then on that page's waiting
 * token opens the registration. Throws `registration_code_wrong`, `registration_code_expired`, the problem of an ended
 * registration, and `registration_not_found` for garbage.
 */
export async function enterCode(
  { database, authSecret }: { database: Database; authSecret: string },
  token: string,
  code: string,
): Promise<RegistrationRow> {
  if (!isToken('waiting', token)) throw new Problem('registration_not_found');
  const waitingTokenHash = hashToken(token);
  // The try is spent by the statement that allows it, before the code is looked at: a thousand at once are five.
  const [tried] = await database.$queryRaw<{ id: string; codeHash: Uint8Array | null }[]>`
    UPDATE "Registration" SET "codeTries" = "codeTries" + 1
    WHERE "waitingTokenHash" = ${waitingTokenHash} AND "state" IN ('started', 'verified') AND "expiresAt" > now()
      AND "codeHash" IS NOT NULL AND "codeExpiresAt" > now() AND "codeTries" < ${codeTries}
    RETURNING "id", "codeHash"`;
  if (!tried) throw await refusal(database, waitingTokenHash);
  const given = hashCode(authSecret, token, code);
  if (tried.codeHash === null || !timingSafeEqual(tried.codeHash, given))
    throw new Problem('registration_code_wrong');

  await database.$executeRaw`
    UPDATE "Registration"
    SET "state" = 'verified', "verifiedAt" = COALESCE("verifiedAt", now()), "waitingVerifiedAt" = now(), "codeHash" = NULL
    WHERE "id" = ${tried.id}::uuid AND "waitingTokenHash" = ${waitingTokenHash} AND "codeHash" = ${given}
      AND "state" IN ('started', 'verified') AND "expiresAt" > now()`;
  return findByToken(database, token);
}

/** Why no code can be tried. A token without a registration answers as for a wrong code. */
async function refusal(database: Database, waitingTokenHash: Uint8Array<ArrayBuffer>): Promise<Problem> {
  const registration = await database.registration.findUnique({ where: { waitingTokenHash } });
  if (!registration) return new Problem('registration_code_wrong');
  return new Problem(problemOfEnd(stateAt(registration, new Date())) ?? 'registration_code_expired');
}
