import { APIError } from 'better-auth/api';
import { invalidField } from '../../platform/http/problem.ts';
import { enqueueEmail } from '../../platform/mail/enqueue-email.ts';
import { normalizePassword } from '../../platform/secrets/password-gate.ts';
import { judgePassword } from '../credentials/judge-password.ts';
import type { RouteContext } from '../sessions/route-context.ts';
import { activateUser } from '../users/activate-user.ts';
import { prepareCredentialsNotice } from './prepare-credentials-notice.ts';

/**
 * Sets a new password with a mailed reset token, ends all of the person's sessions, and notifies them by mail.
 * Returns the person's address; null for a token that is unknown, spent or expired. Throws `request_invalid` for a weak
 * password, which does not spend the token.
 */
export async function setPasswordByToken(
  context: RouteContext,
  token: string,
  password: string,
): Promise<string | null> {
  const { auth, database, outbox } = context;
  const { internalAdapter } = await auth.$context;
  const pending = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!pending || pending.expiresAt < new Date()) return null;
  const user = await database.user.findUnique({
    where: { id: pending.value },
    include: { memberships: { select: { organization: { select: { name: true } } } } },
  });
  if (!user) return null;

  const fault = await judgePassword(password, [
    user.firstName,
    user.lastName,
    user.email,
    ...user.memberships.map(({ organization }) => organization.name),
    'Casedoor',
  ]);
  if (fault) throw invalidField('password', fault);

  try {
    await auth.api.resetPassword({ body: { newPassword: normalizePassword(password), token } });
  } catch (error) {
    if (error instanceof APIError && error.statusCode === 400) return null;
    throw error;
  }
  if (user.activatedAt) {
    const notice = await prepareCredentialsNotice(context, user.id, 'password_changed');
    await database.$transaction((transaction) => enqueueEmail(transaction, outbox, notice));
  }
  // A verified mailbox and a password make an account usable.
  await activateUser(database, user.id);
  return user.emailCanonical;
}
