import type { Database, Transaction } from '../../platform/database/client.ts';
import type { SignedIn } from './sessions.ts';

/** Ends all of a person's sessions but the caller's, immediately. */
export async function endOtherDevices(
  database: Database | Transaction,
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
): Promise<void> {
  await database.session.deleteMany({ where: { userId, id: { not: sessionId } } });
}
