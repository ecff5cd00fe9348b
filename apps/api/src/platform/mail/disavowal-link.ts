import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Locale } from '@casedoor/contracts';

/** What a signed way out undoes: a completed registration, or a change of how somebody signs in. One never passes for the other. */
export type DisavowalKind = 'welcome' | 'sign-in';

const signatureLength = 32;
const passwordResetPage = '/not-me/password-reset';

interface DisavowalLink {
  /** What it is about, in an order of its kind's own; no part contains a colon. */
  facts: readonly string[];
  appOrigin: string;
  /** The language of the mail, which the page goes on in. */
  locale: Locale;
}

/**
 * The address behind "This was not me" of a mail whose other link is no secret: the facts, signed with a key that is
 * derived from AUTH_SECRET for this kind alone. Nothing is stored; what it undoes decides whether it still works.
 */
export function createDisavowalLink(
  kind: DisavowalKind,
  authSecret: string,
  { facts, appOrigin, locale }: DisavowalLink,
): string {
  const told = Buffer.from(facts.join(':'));
  const token = Buffer.concat([signatureOf(kind, authSecret, told), told]).toString('base64url');
  // In the fragment, so that it reaches no log and no Referer.
  return `${appOrigin}/not-me/${kind}?lang=${locale}#${token}`;
}

/** The facts of a way out's token, or null for one that is not of this kind or not ours. */
export function readDisavowalToken(kind: DisavowalKind, authSecret: string, token: string): string[] | null {
  const bytes = Buffer.from(token, 'base64url');
  // Two spellings of one token would be two tokens to whoever compares them.
  if (bytes.toString('base64url') !== token || bytes.length <= signatureLength) return null;
  const told = bytes.subarray(signatureLength);
  if (!timingSafeEqual(bytes.subarray(0, signatureLength), signatureOf(kind, authSecret, told))) return null;
  return told.toString().split(':');
}

/** Where the recipient of a reset link says that somebody else asked for it; the link's own token ends it. */
export function passwordResetDisavowal(resetLink: string, locale: Locale): string {
  const url = new URL(resetLink);
  url.pathname = passwordResetPage;
  url.searchParams.set('lang', locale);
  return url.href;
}

function signatureOf(kind: DisavowalKind, authSecret: string, told: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', `casedoor: This was not me, ${kind}`, 32));
  return createHmac('sha256', key).update(told).digest();
}
