import type { AppContext } from '../../platform/app-context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readDisavowalToken } from '../../platform/mail/disavowal-link.ts';
import { removeSignInMethods } from '../sign-in-methods/remove-sign-in-methods.ts';
import { setAddress } from '../users/set-address.ts';
import { isPendingSql } from './address-change.ts';
import { recordInEachOrganization } from './record-in-each-organization.ts';

/**
 * Puts the address before a change back, after its disavowal, with all that follows from an intruder: every way to sign in
 * is removed, later changes end too, and the former mailbox gets a link to a new password. Of several changes the earliest
 * one decides: its link still works after a later one was taken back. Throws `disavowal_token_invalid` and
 * `address_former_taken`.
 */
export async function restoreAddress(
  { database, outbox, authSecret }: Pick<AppContext, 'database' | 'outbox' | 'authSecret'>,
  token: string,
): Promise<void> {
  const facts = readDisavowalToken('address', authSecret, token);
  if (!facts) throw new Problem('disavowal_token_invalid');
  const [userId = '', changeId = '', endsAt] = facts;

  await database.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
    const restored = await transaction.$queryRaw<
      { id: string; formerEmail: string; formerEmailCanonical: string }[]
    >`
      UPDATE "AddressChange" c SET "restoredAt" = now()
      FROM "AddressChange" disavowed
      WHERE disavowed."id" = ${changeId}::uuid AND disavowed."userId" = ${userId}::uuid AND disavowed."restoredAt" IS NULL
        AND now() < to_timestamp(${Number(endsAt)})
        AND c."userId" = disavowed."userId" AND c."confirmedAt" >= disavowed."confirmedAt" AND c."restoredAt" IS NULL
      RETURNING c."id", c."formerEmail", c."formerEmailCanonical"`;
    const change = restored.find(({ id }) => id === changeId);
    if (!change) throw new Problem('disavowal_token_invalid');
    const former = { email: change.formerEmail, emailCanonical: change.formerEmailCanonical };
    if (!(await setAddress(transaction, userId, former))) throw new Problem('address_former_taken');
    await transaction.$executeRaw`
      UPDATE "AddressChange" c SET "cancelledAt" = now() WHERE c."userId" = ${userId}::uuid AND ${isPendingSql}`;
    await removeSignInMethods(transaction, userId);
    await recordInEachOrganization(transaction, userId, 'user.address_restored');
    await outbox.jobs.enqueue('request-password-reset', { userId }, transaction);
  });
}
