import type { Transaction } from '../database/client.ts';
import { takeAll, type Limit, type RateLimits } from '../http/rate-limits.ts';
import { mailboxKey } from './email-address.ts';

/**
 * Who asks for a mail to an address that they typed: somebody of whom nothing is known but the network; an administrator; or the
 * reader of the mailbox, who has proved that before. No stranger can spend what is kept for the others.
 */
export type Asker =
  | { kind: 'stranger'; network: string }
  | { kind: 'administrator'; organizationId: string }
  | { kind: 'reader' };

/** A mail to an address that somebody typed. */
export interface LimitedMail {
  /** The link, the membership of a user who was added directly, or who changes their address: another one mails at once. */
  through: string;
  emailCanonical: string;
  asker: Asker;
}

const day = 24 * 3600;
const perMinute = { name: 'mail-minute', points: 1, seconds: 50 };
const perNetwork = { name: 'mail-network-day', points: 2, seconds: day };
const perDayOfStrangers = { name: 'mail-strangers-day', points: 3, seconds: day };
const perDay = { name: 'mail-day', points: 6, seconds: day };

/** After how many seconds a mailbox may be mailed again, at the latest. */
export const waitOf = { minute: perMinute.seconds, day } as const;

/**
 * Spends one mail of a mailbox's limits in the transaction that writes it, so that a mail that is not written spends
 * none: one in 50 seconds through a link for each asker, and six a day, of which strangers may use three, two from one
 * network. Returns the limit that was reached, or null. The page of a start never learns of it.
 */
export async function spendMail(
  transaction: Transaction,
  mail: LimitedMail,
): Promise<'minute' | 'day' | null> {
  const reached = await takeAll(transaction, limitsOf(mail));
  return reached && (reached === perMinute ? 'minute' : 'day');
}

function limitsOf(mail: LimitedMail): { limit: Limit; key: string }[] {
  const { emailCanonical, asker } = mail;
  const mailbox = mailboxKey(emailCanonical);
  const minute = { limit: perMinute, key: minuteKey(mail) };
  const all = { limit: perDay, key: mailbox };
  if (asker.kind !== 'stranger') return [minute, all];
  return [
    minute,
    { limit: perNetwork, key: `${asker.network} ${mailbox}` },
    { limit: perDayOfStrangers, key: mailbox },
    all,
  ];
}

/** Which of these addresses have reached the daily limit. Spends nothing. */
export async function mailedEnough(limits: RateLimits, addresses: readonly string[]): Promise<Set<string>> {
  const spent = await limits.spent(perDay, addresses.map(mailboxKey));
  return new Set(addresses.filter((address) => spent.has(mailboxKey(address))));
}

/** Resets the limit of a minute after a mail became useless, so that the person can give the address again at once. */
export async function allowAnotherMail(limits: RateLimits, mail: LimitedMail): Promise<void> {
  await limits.forget(perMinute, minuteKey(mail));
}

const minuteKey = ({ through, emailCanonical, asker }: LimitedMail) =>
  `${through} ${mailboxKey(emailCanonical)} ${JSON.stringify(asker)}`;
