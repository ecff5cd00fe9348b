import type { AppContext } from '../../platform/app-context.ts';
import { invalidField } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import type { PasswordGate } from '../../platform/secrets/password-gate.ts';
import { deletePasswordResets } from '../credentials/delete-credentials.ts';
import { judgePassword } from '../credentials/judge-password.ts';
import { replacePassword } from '../credentials/replace-password.ts';
import { endOtherDevices } from '../sessions/end-other-devices.ts';
import { lockSession } from '../sessions/lock-session.ts';
import type { SignedIn } from '../sessions/sessions.ts';
import { prepareCredentialsNotice } from './prepare-credentials-notice.ts';

interface PasswordChange {
  /** Required if there is a password. */
  currentPassword?: string | undefined;
  password: string;
}

/**
 * Sets or changes the caller's own password, ends their other sessions and pending resets, and notifies them by mail.
 * Throws `request_invalid` for a wrong or missing current password, or a weak new one, and `session_required`.
 */
export async function changePassword(
  context: AppContext & { passwordGate: PasswordGate },
  { userId, sessionId }: SignedIn,
  change: PasswordChange,
): Promise<void> {
  const { database, outbox, passwordGate } = context;
  const user = await database.user.findUniqueOrThrow({
    where: { id: userId },
    include: { accounts: { where: { providerId: 'credential' } } },
  });
  const current = user.accounts[0]?.password ?? null;
  if (current !== null) {
    if (change.currentPassword === undefined) throw invalidField('currentPassword', 'required');
    if (!(await passwordGate.verify(current, change.currentPassword)))
      throw invalidField('currentPassword', 'password_wrong');
  }
  const fault = await judgePassword(change.password, [user.firstName, user.lastName, user.email, 'Casedoor']);
  if (fault) throw invalidField('password', fault);
  const hash = await passwordGate.hash(change.password);
  const notice = await prepareCredentialsNotice(
    context,
    userId,
    current === null ? 'password_set' : 'password_changed',
  );

  await database.$transaction(async (transaction) => {
    await lockSession(transaction, { userId, sessionId });
    if (!(await replacePassword(transaction, { userId, current, hash })))
      throw invalidField('currentPassword', 'password_wrong');
    await endOtherDevices(transaction, { userId, sessionId });
    await deletePasswordResets(transaction, userId);
    await enqueueEmail(transaction, outbox, notice);
  });
}
