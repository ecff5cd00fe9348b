import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

// Read once: the package builds the set anew at each call.
const throwawayDomains = disposableEmailBlocklistSet();

/** Whether an address in canonical form belongs to a throw-away mail service, or to a domain below one's. */
export function isThrowawayEmail(emailCanonical: string): boolean {
  const labels = emailCanonical.slice(emailCanonical.lastIndexOf('@') + 1).split('.');
  return labels.some((_, index) => throwawayDomains.has(labels.slice(index).join('.')));
}
