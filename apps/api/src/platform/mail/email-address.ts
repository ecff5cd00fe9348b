import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * The one form of an address that identifies a person: NFC, lower case, domain as A-label (RFC 5890). Idempotent. Null
 * if the domain is invalid, or if the address with the domain as A-labels is longer than mail allows (RFC 5321).
 */
export function canonicalEmail(email: string): string | null {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).normalize('NFC').toLowerCase();
  const domain = canonicalDomain(email.slice(at + 1));
  if (at < 1 || domain === null) return null;
  const canonical = `${local}@${domain}`;
  return canonical.length > 254 ? null : canonical;
}

/** An address as mail servers accept it: the domain as A-label (RFC 5890), what stands before the @ as it was written. */
export function transportEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at)}@${canonicalDomain(email.slice(at + 1)) ?? email.slice(at + 1)}`;
}

/**
 * The mailbox of a canonical address, as limits count it: without what follows a plus sign, and for Gmail without dots,
 * because one person has as many such addresses as they like. The same rule as `mailbox_key` in the database.
 */
export function mailboxKey(emailCanonical: string): string {
  const at = emailCanonical.lastIndexOf('@');
  const mailbox = emailCanonical.slice(0, at).replace(/^([^+]+)\+.*$/s, '$1');
  const domain = emailCanonical.slice(at + 1);
  return domain === 'gmail.com' || domain === 'googlemail.com'
    ? `${mailbox.replaceAll('.', '')}@gmail.com`
    : `${mailbox}@${domain}`;
}

/** A domain in lower case as A-labels; null if it is invalid. */
export function canonicalDomain(domain: string): string | null {
  const ascii = domainToASCII(domain.normalize('NFC').toLowerCase());
  return /^(?!-)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(ascii) &&
    !/^[\d.]+$/.test(ascii)
    ? ascii
    : null;
}

/** A canonical domain, also with a leading `*.`, for display: A-labels as U-labels, where these convert back to it. */
export function readableDomain(domain: string): string {
  const name = domain.replace(/^\*\./, '');
  const readable = domainToUnicode(name);
  return canonicalDomain(readable) === name ? domain.replace(name, readable) : domain;
}

/** Whether the domains include that of a canonical address; an empty list allows every domain. */
export function isDomainAllowed(emailCanonical: string, allowedEmailDomains: readonly string[]): boolean {
  if (allowedEmailDomains.length === 0) return true;
  const domain = emailCanonical.slice(emailCanonical.lastIndexOf('@') + 1);
  return allowedEmailDomains.some((allowed) =>
    allowed.startsWith('*.') ? domain.endsWith(allowed.slice(1)) : domain === allowed,
  );
}
