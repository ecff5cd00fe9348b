import type { Database } from '../database/client.ts';
import { invalidField } from '../http/problem.ts';
import type { Auth } from './auth.ts';
import { judgePassword, normalizePassword } from './password.ts';

/**
 * Sets a new password with the token of a mailed link; every session of the person ends.
 * Answers false for a token that is unknown, spent or too old. Throws `request_invalid` for a weak password,
 * which does not spend the token.
 */
export async function setPasswordByToken(
  { auth, database }: { auth: Auth; database: Database },
  token: string,
  password: string,
): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  const pending = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (!pending || pending.expiresAt < new Date()) return false;
  const user = await database.user.findUnique({ where: { id: pending.value } });
  if (!user) return false;

  const fault = judgePassword(password, [user.firstName, user.lastName, user.email]);
  if (fault) throw invalidField('password', fault);

  const answer = await auth.api.resetPassword({
    body: { newPassword: normalizePassword(password), token },
    asResponse: true,
  });
  if (answer.status === 400) return false;
  if (!answer.ok) throw new Error(`reset-password answered ${answer.status}`);
  // Proving the mailbox and setting a password is what makes an account usable.
  await database.user.updateMany({
    where: { id: user.id, activatedAt: null },
    data: { activatedAt: new Date() },
  });
  return true;
}
