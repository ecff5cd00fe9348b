import type { Transaction } from '../../platform/database/client.ts';

/** Ends all of a person's sessions. */
export async function endSessions(transaction: Transaction, userId: string): Promise<void> {
  await transaction.session.deleteMany({ where: { userId } });
}
