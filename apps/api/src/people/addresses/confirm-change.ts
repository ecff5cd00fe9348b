import type { AppContext } from '../../platform/app-context.ts';
import { Prisma, type Transaction } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { hashToken, isToken } from '../../platform/secrets/token.ts';
import { deletePasswordResets } from '../credentials/delete-credentials.ts';
import { endOtherDevices } from '../sessions/end-other-devices.ts';
import type { SignedIn } from '../sessions/sessions.ts';
import { setAddress } from '../users/set-address.ts';
import { isOpenSql, isPendingSql } from './address-change.ts';
import { prepareChangeNotice } from './prepare-change-notice.ts';
import { recordInEachOrganization } from './record-in-each-organization.ts';

/**
 * Changes the caller's address with the token of the mail to the new one. Returns the new canonical address. Throws
 * `address_change_token_invalid`, also for the token of another account, `address_taken` and `session_required`.
 */
export async function confirmAddressChange(
  context: AppContext,
  signedIn: SignedIn,
  token: string,
): Promise<string> {
  if (!isToken('address', token)) throw new Problem('address_change_token_invalid');
  const changed = await carryOut(context, signedIn, Prisma.sql`c."tokenHash" = ${hashToken(token)}`);
  if (changed === null) throw new Problem('address_change_token_invalid');
  return changed;
}

/**
 * The one transaction: spends the change that `which` names, a condition on `c`, and everything that follows from it.
 * Null if no such change is pending. Throws `address_taken`, which leaves all as it was, and `session_required`.
 */
export async function carryOut(
  context: AppContext,
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
  which: Prisma.Sql,
): Promise<string | null> {
  const { database, outbox } = context;
  const [pending] = await database.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "AddressChange" c WHERE c."userId" = ${userId}::uuid AND ${which} AND ${isPendingSql}`;
  if (!pending) return null;
  const notice = await prepareChangeNotice(context, userId, pending.id);

  return database.$transaction(async (transaction) => {
    // First the user, until the commit: nobody secures the account meanwhile, and of two changes the second sees the first.
    const [user] = await transaction.$queryRaw<{ email: string; emailCanonical: string }[]>`
      SELECT "email", "emailCanonical" FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
    const alive = await transaction.session.count({ where: { id: sessionId, userId } });
    if (!user || alive === 0) throw new Problem('session_required');
    // Another change came first, and the notice would go to the wrong mailbox.
    if (user.email !== notice.recipient) return null;
    const [spent] = await transaction.$queryRaw<{ email: string; emailCanonical: string }[]>`
      UPDATE "AddressChange" c
      SET "confirmedAt" = now(), "formerEmail" = ${user.email}, "formerEmailCanonical" = ${user.emailCanonical}
      WHERE c."id" = ${pending.id}::uuid AND ${isPendingSql}
      RETURNING c."email", c."emailCanonical"`;
    if (!spent) return null;
    if (!(await setAddress(transaction, userId, spent))) throw new Problem('address_taken');
    await transaction.$executeRaw`
      UPDATE "AddressChange" c SET "cancelledAt" = now() WHERE c."userId" = ${userId}::uuid AND ${isPendingSql}`;
    await endOtherDevices(transaction, { userId, sessionId });
    await deletePasswordResets(transaction, userId);
    await confirmProposals(transaction, userId, spent.emailCanonical);
    await recordInEachOrganization(transaction, userId, 'user.address_changed');
    await enqueueEmail(transaction, outbox, notice);
    return spent.emailCanonical;
  });
}

/** Marks the open proposals of this address, in all organizations of the person, as confirmed. */
async function confirmProposals(
  transaction: Transaction,
  userId: string,
  emailCanonical: string,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "AddressProposal" p SET "confirmedAt" = now()
    FROM "Membership" m
    WHERE m."userId" = ${userId}::uuid AND m."organizationId" = p."organizationId" AND m."id" = p."membershipId"
      AND p."emailCanonical" = ${emailCanonical} AND ${isOpenSql}`;
}
