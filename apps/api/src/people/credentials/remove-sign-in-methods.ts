import type { Transaction } from '../../platform/database/client.ts';

/**
 * Takes every way into an account: sessions, passkeys, the password, resets that were mailed. What is under way to change
 * them fails (`holdSession`), and "This was not me" of earlier mails has nothing left to undo.
 */
export async function removeSignInMethods(transaction: Transaction, userId: string): Promise<void> {
  await transaction.user.update({ where: { id: userId }, data: { securedCount: { increment: 1 } } });
  await endSessions(transaction, userId);
  await transaction.passkey.deleteMany({ where: { userId } });
  await transaction.account.deleteMany({ where: { userId } });
  await transaction.verification.deleteMany({ where: { value: userId } });
}

/** Signs a person out everywhere. */
export async function endSessions(transaction: Transaction, userId: string): Promise<void> {
  await transaction.session.deleteMany({ where: { userId } });
}
