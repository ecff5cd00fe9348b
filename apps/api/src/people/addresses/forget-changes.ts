import type { Database } from '../../platform/database/client.ts';
import { deleteEmailsByKey } from '../../platform/mail/erase-emails.ts';
import { restoreDays } from './address-change.ts';
import { proofMailKeys } from './request-change.ts';

/**
 * Housekeeping: deletes changes of address that nobody can use any more, with the mails to addresses that were never
 * proved, and proposals that ended 30 days ago. Nothing relies on it: every use of a row checks the time itself.
 */
export async function forgetAddressChanges(database: Database): Promise<void> {
  await database.$transaction(async (transaction) => {
    const unproved = await transaction.$queryRaw<{ tokenHash: Uint8Array }[]>`
      DELETE FROM "AddressChange" WHERE "confirmedAt" IS NULL AND "expiresAt" < now() - interval '1 day'
      RETURNING "tokenHash"`;
    await deleteEmailsByKey(
      transaction,
      unproved.flatMap(({ tokenHash }) => proofMailKeys(tokenHash)),
    );
    // A day longer than the link that puts the address back works.
    await transaction.$executeRaw`
      DELETE FROM "AddressChange" WHERE "confirmedAt" < now() - make_interval(days => ${restoreDays + 1}::int)`;
    await transaction.$executeRaw`
      DELETE FROM "AddressProposal"
      WHERE least("expiresAt", "confirmedAt", "withdrawnAt") < now() - interval '30 days'`;
  });
}
