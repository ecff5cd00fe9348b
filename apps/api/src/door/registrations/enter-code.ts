import { timingSafeEqual } from 'node:crypto';
import type { AppContext } from '../../platform/app-context.ts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { hashCode } from '../../platform/secrets/code.ts';
import { hashToken, isToken } from '../../platform/secrets/token.ts';
import { findByToken, findIfKnown, type RegistrationRow } from './find-registration.ts';
import { proveMailbox } from './prove-mailbox.ts';
import { codeTries, problemOfEnd, stateAt } from './registration.ts';

/**
 * Verifies the mailbox with the code of the newest mail, on the page that asked for it. From then on that page's
 * waiting token opens the registration. Throws `registration_code_wrong`, `registration_code_expired`, the problem of
 * an ended registration, and `registration_not_found` for garbage.
 */
export async function enterCode(
  { database, authSecret }: AppContext,
  token: string,
  code: string,
): Promise<RegistrationRow> {
  if (!isToken('waiting', token)) throw new Problem('registration_not_found');
  const waitingTokenHash = hashToken(token);
  // The statement that allows a try also spends it, before the code is compared: a thousand at once get five tries.
  const [tried] = await database.$queryRaw<
    { id: string; organizationId: string; codeHash: Uint8Array | null }[]
  >`
    UPDATE "Registration" SET "codeTries" = "codeTries" + 1
    WHERE "waitingTokenHash" = ${waitingTokenHash} AND "state" IN ('started', 'verified') AND "expiresAt" > now()
      AND "codeHash" IS NOT NULL AND "codeExpiresAt" > now() AND "codeTries" < ${codeTries}
    RETURNING "id", "organizationId", "codeHash"`;
  if (!tried) return findVerified(database, token);
  const given = hashCode(authSecret, token, code);
  if (tried.codeHash === null || !timingSafeEqual(tried.codeHash, given))
    throw new Problem('registration_code_wrong');

  await proveMailbox(database, {
    organizationId: tried.organizationId,
    registrationId: tried.id,
    tokenHash: waitingTokenHash,
    condition: Prisma.sql`r."waitingTokenHash" = ${waitingTokenHash} AND r."codeHash" = ${given}`,
  });
  return findByToken(database, token);
}

/**
 * A code works once. If the first response was lost, the page's token opens the registration already, and a repeat gets
 * the same answer; otherwise no code can be tried. A token without a registration gets the answer of a wrong code.
 */
async function findVerified(database: Database, token: string): Promise<RegistrationRow> {
  const proved = await findIfKnown(database, token);
  const registration =
    proved ?? (await database.registration.findUnique({ where: { waitingTokenHash: hashToken(token) } }));
  if (!registration) throw new Problem('registration_code_wrong');
  const ended = problemOfEnd(stateAt(registration, proved?.now ?? (await readNow(database))));
  if (ended || !proved) throw new Problem(ended ?? 'registration_code_expired');
  return proved;
}
