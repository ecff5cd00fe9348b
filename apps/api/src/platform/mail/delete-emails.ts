import type { Transaction } from '../database/client.ts';

/** Deletes the mails of rehearsals, sent or not; a delivery under way finds nothing more to do. */
export async function deleteEmails(transaction: Transaction, registrationIds: string[]): Promise<void> {
  await transaction.email.deleteMany({ where: { registrationId: { in: registrationIds } } });
}
