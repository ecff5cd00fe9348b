import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Locale } from '@casedoor/contracts';

/**
 * What a disavowal link undoes: a completed registration, or a change of sign-in methods or of the address. A link of one
 * kind is invalid for the others.
 */
export type DisavowalKind = 'welcome' | 'sign-in' | 'address';

const signatureLength = 32;
const passwordResetPage = '/not-me/password-reset';

interface DisavowalLink {
  /** The facts that the kind signs, in the kind's own order; no part contains a colon. */
  facts: readonly string[];
  appOrigin: string;
  /** The language of the mail, and of the page that the link opens. */
  locale: Locale;
}

/**
 * Builds the disavowal link of a mail whose other link is no secret: the facts, signed with a key that is derived from
 * AUTH_SECRET for this kind alone. Nothing is stored; what it undoes decides whether it still works.
 */
export function createDisavowalLink(
  kind: DisavowalKind,
  authSecret: string,
  { facts, appOrigin, locale }: DisavowalLink,
): string {
  const payload = Buffer.from(facts.join(':'));
  const token = Buffer.concat([signatureOf(kind, authSecret, payload), payload]).toString('base64url');
  // In the fragment, so that it appears in no log and no Referer.
  return `${appOrigin}/not-me/${kind}?lang=${locale}#${token}`;
}

/** Returns the facts of a disavowal link's token, or null if it is of another kind or we did not sign it. */
export function readDisavowalToken(kind: DisavowalKind, authSecret: string, token: string): string[] | null {
  const bytes = Buffer.from(token, 'base64url');
  // Accept one spelling only: where tokens are compared, two spellings of one token would count as two.
  if (bytes.toString('base64url') !== token || bytes.length <= signatureLength) return null;
  const payload = bytes.subarray(signatureLength);
  if (!timingSafeEqual(bytes.subarray(0, signatureLength), signatureOf(kind, authSecret, payload)))
    return null;
  return payload.toString().split(':');
}

/** Disavowal link of a reset mail: the page that cancels the reset, with the reset link's own token. */
export function passwordResetDisavowal(resetLink: string, locale: Locale): string {
  const url = new URL(resetLink);
  url.pathname = passwordResetPage;
  url.searchParams.set('lang', locale);
  return url.href;
}

function signatureOf(kind: DisavowalKind, authSecret: string, payload: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', `casedoor: This was not me, ${kind}`, 32));
  return createHmac('sha256', key).update(payload).digest();
}
