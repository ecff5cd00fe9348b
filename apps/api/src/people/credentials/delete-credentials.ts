import type { Transaction } from '../../platform/database/client.ts';

/** Deletes a person's passkeys, password and pending password resets. */
export async function deleteCredentials(transaction: Transaction, userId: string): Promise<void> {
  await transaction.passkey.deleteMany({ where: { userId } });
  await transaction.account.deleteMany({ where: { userId } });
  await deletePasswordResets(transaction, userId);
}

/** Deletes a person's pending password resets. */
export async function deletePasswordResets(transaction: Transaction, userId: string): Promise<void> {
  await transaction.verification.deleteMany({ where: { value: userId } });
}

/** Deletes one passkey. */
export async function deletePasskey(transaction: Transaction, passkeyId: string): Promise<void> {
  await transaction.passkey.delete({ where: { id: passkeyId } });
}
