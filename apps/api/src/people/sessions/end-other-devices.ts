import type { Database, Transaction } from '../../platform/database/client.ts';
import type { SignedIn } from './sessions.ts';

/** Signs a person out everywhere but in the browser that asks, at once. */
export async function endOtherDevices(
  database: Database | Transaction,
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
): Promise<void> {
  await database.session.deleteMany({ where: { userId, id: { not: sessionId } } });
}
