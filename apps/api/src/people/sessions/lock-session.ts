import type { Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { SignedIn } from './sessions.ts';

/**
 * First in a change of how somebody signs in: makes sure that the session which asked still lives, and that nobody secures
 * the account until the change is done. Who is being shut out leaves no way in behind. Throws `session_required`.
 */
export async function lockSession(
  transaction: Transaction,
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
): Promise<void> {
  await transaction.$queryRaw`SELECT FROM "User" WHERE "id" = ${userId}::uuid FOR SHARE`;
  // A statement of its own: it must see what whoever held the user has done.
  const alive = await transaction.session.count({ where: { id: sessionId, userId } });
  if (alive === 0) throw new Problem('session_required');
}
