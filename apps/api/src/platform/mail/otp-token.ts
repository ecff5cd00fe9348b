import type { Secrets } from './sealed-link.ts';

/**
 * The value of the `OTP-Token` header field (draft-goto-otp-token-01): the code, and the origin on which a mail program
 * may offer it. null: there is no code, or browsers do not trust the origin (Secure Contexts), as the draft demands.
 */
export function otpTokenOf({ link, code }: Secrets): string | null {
  // A String of RFC 9651 needs no escape here: a code is made of digits, and an origin is ASCII without quotes.
  if (code === null || !/^\d{6}$/.test(code)) return null;
  const { protocol, hostname, origin } = new URL(link);
  const isTrusted =
    protocol === 'https:' ||
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname);
  return isTrusted ? `"${code}"; origin="${origin}"` : null;
}
