import { timingSafeEqual } from 'node:crypto';
import type { AppContext } from '../../platform/app-context.ts';
import type { Database } from '../../platform/database/client.ts';
import { readNow } from '../../platform/database/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { hashCode } from '../../platform/secrets/code.ts';
import { hashToken, isToken } from '../../platform/secrets/token.ts';
import { findByToken, findIfKnown, type RegistrationRow } from './find-registration.ts';
import { giveStartBack } from './starts-per-network.ts';
import { proveMailbox } from './prove-mailbox.ts';
import { codeTries, problemOfEnd, stateAt } from './registration.ts';

/**
 * Verifies the mailbox with the code of a mail, on the page that asked for it. From then on that page's
 * waiting token opens the registration. Throws `registration_code_wrong`, `registration_code_expired`, the problem of
 * an ended registration, and `registration_not_found` for garbage.
 */
export async function enterCode(
  { database, authSecret, limits }: AppContext,
  token: string,
  code: string,
): Promise<RegistrationRow> {
  if (!isToken('waiting', token)) throw new Problem('registration_not_found');
  const waitingTokenHash = hashToken(token);
  // The statement that allows a try also spends it, before the code is compared: a thousand at once get five tries.
  const [tried] = await database.$queryRaw<
    { id: string; organizationId: string; codeHashes: Uint8Array[] }[]
  >`
    WITH codes AS (
      SELECT r."organizationId", r."id", array_agg(t."codeHash") AS "codeHashes"
      FROM "Registration" r JOIN "RegistrationToken" t ON t."organizationId" = r."organizationId" AND t."registrationId" = r."id"
      WHERE r."waitingTokenHash" = ${waitingTokenHash} AND t."codeHash" IS NOT NULL AND t."codeExpiresAt" > now()
      GROUP BY r."organizationId", r."id"
    )
    UPDATE "Registration" r SET "codeTries" = r."codeTries" + 1
    FROM codes WHERE r."organizationId" = codes."organizationId" AND r."id" = codes."id"
      AND r."state" IN ('started', 'verified') AND r."expiresAt" > now() AND r."codeTries" < ${codeTries}
    RETURNING r."id", r."organizationId", codes."codeHashes"`;
  if (!tried) return findVerified(database, token);
  const codeHash = hashCode(authSecret, token, code);
  if (!tried.codeHashes.some((known) => timingSafeEqual(known, codeHash)))
    throw new Problem('registration_code_wrong');

  const first = await proveMailbox(database, {
    organizationId: tried.organizationId,
    registrationId: tried.id,
    by: { codeHash, waitingTokenHash },
  });
  await giveStartBack(limits, first);
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
