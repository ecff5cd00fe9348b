import type { AppContext } from '../../platform/app-context.ts';
import { canonicalEmail } from '../../platform/mail/email-address.ts';

const resetsPerAddress = { name: 'reset-address', points: 3, seconds: 3600 };

/**
 * Enqueues the mail with a reset link. Does the same for an address without an account, where the job does nothing, so
 * that the answer takes as long (threat T47). The job contains the user's id and not the address, which is stored nowhere.
 */
export async function requestPasswordReset(
  { database, jobs, limits }: AppContext,
  typedEmail: string,
): Promise<void> {
  const emailCanonical = canonicalEmail(typedEmail);
  if (emailCanonical === null || !(await limits.take(resetsPerAddress, emailCanonical))) return;
  const user = await database.user.findUnique({ where: { emailCanonical }, select: { id: true } });
  await jobs.enqueue('request-password-reset', { userId: user?.id ?? null });
}
