import type { Database } from '../../platform/database/client.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import { hashToken } from '../../platform/secrets/token.ts';

// Rate limits by address, from any network (threat T51). Links do not share the minute: a second link mails at once.
const mailsPerMinute = { name: 'mail-link-address-minute', points: 1, seconds: 50 };
const mailsPerDay = { name: 'mail-address-day', points: 6, seconds: 24 * 3600 };

/** A mail's recipient and link. */
interface Mail {
  signupLinkId: string;
  emailCanonical: string;
}

/**
 * Spends one mail of an address's rate limits: one in 50 seconds for each link, six in a day for all links. Returns
 * false when a limit is reached. The caller never learns of it; the waiting page shows everybody what the limits are.
 */
export async function mayMail(limits: RateLimits, mail: Mail): Promise<boolean> {
  return (await spendMail(limits, mail)) === null;
}

/** Like `mayMail`, but returns the limit that was reached, or null. */
export async function spendMail(limits: RateLimits, mail: Mail): Promise<'minute' | 'day' | null> {
  if (!(await limits.take(mailsPerMinute, minuteKey(mail)))) return 'minute';
  return (await limits.take(mailsPerDay, withoutTag(mail.emailCanonical))) ? null : 'day';
}

/** Which of these addresses have reached the daily limit. Spends nothing. */
export async function mailedEnough(limits: RateLimits, addresses: readonly string[]): Promise<Set<string>> {
  const spent = await limits.spent(mailsPerDay, addresses.map(withoutTag));
  return new Set(addresses.filter((address) => spent.has(withoutTag(address))));
}

/** The mail that a waiting page asked for, while the mailbox is not verified; null when there is none. */
export async function findAwaitedMail(database: Database, waitingToken: string): Promise<Mail | null> {
  const registration = await database.registration.findUnique({
    where: { waitingTokenHash: hashToken(waitingToken), state: 'started' },
    select: { signupLinkId: true, emailCanonical: true },
  });
  return registration?.signupLinkId ? { ...registration, signupLinkId: registration.signupLinkId } : null;
}

/** Resets the limit of a minute after a mail became useless, so that the person can give the address again at once. */
export async function allowAnotherMail(limits: RateLimits, mail: Mail): Promise<void> {
  await limits.forget(mailsPerMinute, minuteKey(mail));
}

const minuteKey = ({ signupLinkId, emailCanonical }: Mail) => `${signupLinkId} ${withoutTag(emailCanonical)}`;

/** `lea+court@example.com` and `lea@example.com` are one mailbox. */
function withoutTag(emailCanonical: string): string {
  return emailCanonical.replace(/\+[^@]*@/, '@');
}
