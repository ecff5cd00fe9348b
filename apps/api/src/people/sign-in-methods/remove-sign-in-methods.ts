import type { Transaction } from '../../platform/database/client.ts';
import { deleteCredentials } from '../credentials/delete-credentials.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { countSecured } from '../users/count-secured.ts';

/**
 * Removes every way to sign in: sessions, passkeys, the password, and resets that were mailed. Concurrent changes fail
 * (`lockSession`), and disavowal links of earlier mails become invalid.
 */
export async function removeSignInMethods(transaction: Transaction, userId: string): Promise<void> {
  await countSecured(transaction, userId);
  await endSessions(transaction, userId);
  await deleteCredentials(transaction, userId);
}
