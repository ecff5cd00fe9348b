import type { Database } from '../../platform/database/client.ts';
import type { LimitedMail } from '../../platform/mail/mail-limits.ts';
import { hashToken } from '../../platform/secrets/token.ts';

/** The address and link that a waiting page asked for, while the mailbox is not verified; null when there are none. */
export async function findAwaitedMail(
  database: Database,
  waitingToken: string,
): Promise<Pick<LimitedMail, 'through' | 'emailCanonical'> | null> {
  const registration = await database.registration.findUnique({
    where: { waitingTokenHash: hashToken(waitingToken), state: 'started' },
    select: { signupLinkId: true, emailCanonical: true },
  });
  if (!registration?.signupLinkId) return null;
  return { through: registration.signupLinkId, emailCanonical: registration.emailCanonical };
}
