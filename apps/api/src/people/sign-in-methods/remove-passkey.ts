import type { AppContext } from '../../platform/app-context.ts';
import { Problem } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { deletePasskey } from '../credentials/delete-credentials.ts';
import { lockSession } from '../sessions/lock-session.ts';
import type { SignedIn } from '../sessions/sessions.ts';
import { prepareCredentialsNotice } from './prepare-credentials-notice.ts';

/**
 * Removes a person's passkey and notifies them by mail. Throws `passkey_not_found`,
 * and `passkey_last_credential` for the last passkey of a person without a password.
 */
export async function removePasskey(
  context: AppContext,
  { userId, sessionId }: Pick<SignedIn, 'userId' | 'sessionId'>,
  passkeyId: string,
): Promise<void> {
  const { database, outbox } = context;
  const notice = await prepareCredentialsNotice(context, userId, 'passkey_removed');
  await database.$transaction(async (transaction) => {
    // Row lock: two concurrent removals would each see the other's passkey and leave none.
    await transaction.$queryRaw`SELECT FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
    await lockSession(transaction, { userId, sessionId });
    const own = await transaction.passkey.findMany({ where: { userId }, select: { id: true } });
    if (!own.some(({ id }) => id === passkeyId)) throw new Problem('passkey_not_found');
    const passwords = await transaction.account.count({
      where: { userId, providerId: 'credential', password: { not: null } },
    });
    if (own.length === 1 && passwords === 0) throw new Problem('passkey_last_credential');
    await deletePasskey(transaction, passkeyId);
    await enqueueEmail(transaction, outbox, notice);
  });
}
