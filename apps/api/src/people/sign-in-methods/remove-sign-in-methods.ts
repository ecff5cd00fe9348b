import type { Transaction } from '../../platform/database/client.ts';
import { deleteCredentials } from '../credentials/delete-credentials.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { countSecured } from '../users/count-secured.ts';

/**
 * Takes every way into an account: sessions, passkeys, the password, resets that were mailed. What is under way to change
 * them fails (`lockSession`), and "This was not me" of earlier mails has nothing left to undo.
 */
export async function removeSignInMethods(transaction: Transaction, userId: string): Promise<void> {
  await countSecured(transaction, userId);
  await endSessions(transaction, userId);
  await deleteCredentials(transaction, userId);
}
