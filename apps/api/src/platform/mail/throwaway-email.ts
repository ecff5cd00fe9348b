import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

// Read once: the package builds the set again at each call.
const throwawayDomains = disposableEmailBlocklistSet();

/** Whether a canonical address belongs to a disposable mail service, or to a subdomain of one. */
export function isThrowawayEmail(emailCanonical: string): boolean {
  const labels = emailCanonical.slice(emailCanonical.lastIndexOf('@') + 1).split('.');
  return labels.some((_, index) => throwawayDomains.has(labels.slice(index).join('.')));
}
