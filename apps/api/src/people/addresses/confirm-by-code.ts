import { timingSafeEqual } from 'node:crypto';
import type { AppContext } from '../../platform/app-context.ts';
import { Prisma } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { hashCode } from '../../platform/secrets/code.ts';
import type { SignedIn } from '../sessions/sessions.ts';
import { codeTries, isPendingSql } from './address-change.ts';
import { carryOut } from './confirm-change.ts';

/**
 * Changes the caller's address with the code of the newest mail to the new one. Returns the new canonical address. Throws
 * `address_change_code_wrong`, `address_change_code_expired`, `address_taken` and `session_required`.
 */
export async function confirmByCode(
  context: AppContext,
  signedIn: Pick<SignedIn, 'userId' | 'sessionId'>,
  code: string,
): Promise<string> {
  const { database, authSecret } = context;
  const { userId } = signedIn;
  // The statement that allows a try also spends it, before the code is compared: a thousand at once get five tries.
  const [tried] = await database.$queryRaw<{ id: string; codeHash: Uint8Array }[]>`
    UPDATE "AddressChange" c SET "codeTries" = c."codeTries" + 1
    WHERE c."id" = (
        SELECT c."id" FROM "AddressChange" c WHERE c."userId" = ${userId}::uuid AND ${isPendingSql}
        ORDER BY c."id" DESC LIMIT 1)
      AND ${isPendingSql} AND c."codeExpiresAt" > now() AND c."codeTries" < ${codeTries}
    RETURNING c."id", c."codeHash"`;
  if (!tried) throw new Problem('address_change_code_expired');
  if (!timingSafeEqual(tried.codeHash, hashCode(authSecret, userId, code)))
    throw new Problem('address_change_code_wrong');
  const changed = await carryOut(context, signedIn, Prisma.sql`c."id" = ${tried.id}::uuid`);
  if (changed === null) throw new Problem('address_change_code_expired');
  return changed;
}
