import type { Transaction } from '../../platform/database/client.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';

interface Address {
  /** As typed. */
  email: string;
  emailCanonical: string;
}

/**
 * Gives a user, whose row is locked, another address: false if another account has it (unique `emailCanonical`), after
 * which the transaction must be rolled back.
 */
export async function setAddress(
  transaction: Transaction,
  userId: string,
  { email, emailCanonical }: Address,
): Promise<boolean> {
  try {
    await transaction.user.update({ where: { id: userId }, data: { email, emailCanonical } });
    return true;
  } catch (error) {
    if (uniqueViolation(error)?.includes('emailCanonical')) return false;
    throw error;
  }
}
