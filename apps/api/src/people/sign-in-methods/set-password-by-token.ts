import { invalidField } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import type { Auth } from '../sessions/auth.ts';
import { judgePassword, normalizePassword } from '../credentials/password.ts';
import { prepareCredentialsNotice, type CredentialTools } from './prepare-credentials-notice.ts';

interface ResetTools extends CredentialTools {
  auth: Auth;
  /** Marks that a person has set up a way to sign in. */
  activateUser: (userId: string) => Promise<void>;
}

/**
 * Sets a new password with the token of a mailed link; every session of the person ends, and a mail tells.
 * Answers false for a token that is unknown, spent or too old. Throws `request_invalid` for a weak password,
 * which does not spend the token.
 */
export async function setPasswordByToken(
  tools: ResetTools,
  token: string,
  password: string,
): Promise<boolean> {
  const { auth, database, outbox, activateUser } = tools;
  const { internalAdapter } = await auth.$context;
  const pending = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!pending || pending.expiresAt < new Date()) return false;
  const user = await database.user.findUnique({
    where: { id: pending.value },
    include: { memberships: { select: { organization: { select: { name: true } } } } },
  });
  if (!user) return false;

  const fault = judgePassword(password, [
    user.firstName,
    user.lastName,
    user.email,
    ...user.memberships.map(({ organization }) => organization.name),
    'Casedoor',
  ]);
  if (fault) throw invalidField('password', fault);

  const answer = await auth.api.resetPassword({
    body: { newPassword: normalizePassword(password), token },
    asResponse: true,
  });
  if (answer.status === 400) return false;
  if (!answer.ok) throw new Error(`reset-password answered ${answer.status}`);
  if (user.activatedAt) {
    const notice = await prepareCredentialsNotice(tools, user.id, 'password_changed');
    await database.$transaction((transaction) => enqueueEmail(transaction, outbox, notice));
  }
  // Proving the mailbox and setting a password is what makes an account usable.
  await activateUser(user.id);
  return true;
}
