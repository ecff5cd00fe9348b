import type { Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedIn } from './sessions.ts';

/**
 * First step of a change of sign-in methods: checks that the caller's session still exists, and locks the user so that
 * nobody secures the account before the commit. An intruder whose access is revoked meanwhile cannot add a new sign-in
 * method. Throws `session_required`.
 */
export async function lockSession(
  transaction: Transaction,
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
): Promise<void> {
  await transaction.$queryRaw`SELECT FROM "User" WHERE "id" = ${userId}::uuid FOR SHARE`;
  // A second statement: it must see what the transaction that had the lock has committed.
  const alive = await transaction.session.count({ where: { id: sessionId, userId } });
  if (alive === 0) throw new Problem('session_required');
}
