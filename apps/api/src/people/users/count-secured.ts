import type { Transaction } from '../../platform/database/client.ts';

/** Counts that the account was secured: disavowal links in earlier mails become invalid. */
export async function countSecured(transaction: Transaction, userId: string): Promise<void> {
  await transaction.user.update({ where: { id: userId }, data: { securedCount: { increment: 1 } } });
}
