import type { Database } from '../../platform/database/client.ts';
import { isPendingSql } from './address-change.ts';

/** Cancels a person's pending changes of address: their links and codes stop working. Harmless if there are none. */
export async function cancelAddressChange(database: Database, userId: string): Promise<void> {
  await database.$executeRaw`
    UPDATE "AddressChange" c SET "cancelledAt" = now() WHERE c."userId" = ${userId}::uuid AND ${isPendingSql}`;
}
