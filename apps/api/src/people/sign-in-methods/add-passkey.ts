import type { AppContext } from '../../platform/app-context.ts';
import { uniqueViolation } from '../../platform/database/errors.ts';
import { Problem } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import type { PasskeyCeremony } from '../credentials/passkey-ceremony.ts';
import { createPasskey } from '../credentials/insert-passkey.ts';
import { passkeyMaker } from '../credentials/passkey-maker.ts';
import { lockSession } from '../sessions/lock-session.ts';
import { prepareCredentialsNotice } from './prepare-credentials-notice.ts';

interface NewPasskey {
  userId: string;
  /** The caller's session. */
  sessionId: string;
  /** The challenge that was issued for this answer; null if it is gone. */
  challenge: string | null;
  /** RegistrationResponseJSON. */
  response: unknown;
  name: string | null;
  /** The browser made it without asking the person. */
  automatic: boolean;
}

/**
 * Adds a passkey to a person and notifies them by mail. Throws `registration_passkey_invalid` and `session_required`.
 */
export async function addPasskey(
  context: AppContext & { ceremony: PasskeyCeremony },
  { userId, sessionId, challenge, response, name, automatic }: NewPasskey,
): Promise<void> {
  const { database, outbox, ceremony } = context;
  const made = challenge === null ? null : await ceremony.verifyCreation(response, challenge, { automatic });
  if (!made) throw new Problem('registration_passkey_invalid');
  const notice = await prepareCredentialsNotice(context, userId, 'passkey_added');
  try {
    await database.$transaction(async (transaction) => {
      await lockSession(transaction, { userId, sessionId });
      await createPasskey(transaction, { ...made, userId, name: name ?? passkeyMaker(made.aaguid) });
      await enqueueEmail(transaction, outbox, notice);
    });
  } catch (error) {
    // The credential id is in use: an authenticator never creates the same one twice.
    if (uniqueViolation(error) !== null) throw new Problem('registration_passkey_invalid');
    throw error;
  }
}
