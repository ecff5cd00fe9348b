import type { Transaction } from '../../platform/database/client.ts';

/** Signs a person out everywhere. */
export async function endSessions(transaction: Transaction, userId: string): Promise<void> {
  await transaction.session.deleteMany({ where: { userId } });
}
