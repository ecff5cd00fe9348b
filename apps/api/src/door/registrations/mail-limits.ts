import type { Database } from '../../platform/database/client.ts';
import type { RateLimits } from '../../platform/http/rate-limits.ts';
import { hashToken } from '../../platform/secrets/token.ts';

// Whoever asks for them (threat T51). A second link is another wish: its mail does not wait for the minute of the first.
const mailsPerMinute = { name: 'mail-link-address-minute', points: 1, seconds: 50 };
const mailsPerDay = { name: 'mail-address-day', points: 6, seconds: 24 * 3600 };

/** Whom a mail is for, and about which link. */
interface Mail {
  signupLinkId: string;
  emailCanonical: string;
}

/**
 * Spends one mail to an address: one in 50 seconds about one link, six in a day about all of them. False when none is
 * left, which is never told to the caller; the waiting page tells everybody what the limits are.
 */
export async function mayMail(limits: RateLimits, mail: Mail): Promise<boolean> {
  return (await spendMail(limits, mail)) === null;
}

/** The same, and which limit leaves none. */
export async function spendMail(limits: RateLimits, mail: Mail): Promise<'minute' | 'day' | null> {
  if (!(await limits.take(mailsPerMinute, minuteKey(mail)))) return 'minute';
  return (await limits.take(mailsPerDay, withoutTag(mail.emailCanonical))) ? null : 'day';
}

/** Which of these addresses have had all their mails of a day. Spends nothing. */
export async function mailedEnough(limits: RateLimits, addresses: readonly string[]): Promise<Set<string>> {
  const spent = await limits.spent(mailsPerDay, addresses.map(withoutTag));
  return new Set(addresses.filter((address) => spent.has(withoutTag(address))));
}

/** The mail that a waiting page waits for, as long as nobody has proved the mailbox; null when there is none. */
export async function findAwaitedMail(database: Database, waitingToken: string): Promise<Mail | null> {
  const registration = await database.registration.findUnique({
    where: { waitingTokenHash: hashToken(waitingToken), state: 'started' },
    select: { signupLinkId: true, emailCanonical: true },
  });
  return registration?.signupLinkId ? { ...registration, signupLinkId: registration.signupLinkId } : null;
}

/** The mail is of no more use: a person who gives the same address again must not wait for one that is not sent. */
export async function allowAnotherMail(limits: RateLimits, mail: Mail): Promise<void> {
  await limits.forget(mailsPerMinute, minuteKey(mail));
}

const minuteKey = ({ signupLinkId, emailCanonical }: Mail) => `${signupLinkId} ${withoutTag(emailCanonical)}`;

/** `lea+court@example.com` is read by whoever reads `lea@example.com`. */
function withoutTag(emailCanonical: string): string {
  return emailCanonical.replace(/\+[^@]*@/, '@');
}
