import type { Transaction } from '../../platform/database/client.ts';

/** Counts that every way to sign in was taken away: mails that were written before lose their "This was not me". */
export async function countSecured(transaction: Transaction, userId: string): Promise<void> {
  await transaction.user.update({ where: { id: userId }, data: { securedCount: { increment: 1 } } });
}
