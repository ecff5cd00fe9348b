import { Problem } from '../../platform/http/problem.ts';
import { isDomainAllowed } from '../../platform/mail/email-address.ts';
import { isThrowawayEmail } from '../../platform/mail/throwaway-email.ts';

/** A link's rules for addresses. They check the domain alone, so a refusal reveals nothing about an account. */
interface EmailRules {
  allowedEmailDomains: readonly string[];
  throwawayEmails: 'allow' | 'warn' | 'refuse';
}

/** Why a link refuses an address in canonical form; null where it does not. */
export function emailRefusal(
  emailCanonical: string,
  link: EmailRules,
): 'domain_refused' | 'throwaway_refused' | null {
  if (!isDomainAllowed(emailCanonical, link.allowedEmailDomains)) return 'domain_refused';
  return link.throwawayEmails === 'refuse' && isThrowawayEmail(emailCanonical) ? 'throwaway_refused' : null;
}

/**
 * Throws `signup_link_email_domain_refused` or `signup_link_email_throwaway_refused` where a link refuses an address.
 */
export function refuseEmail(emailCanonical: string, link: EmailRules): void {
  const refusal = emailRefusal(emailCanonical, link);
  if (refusal !== null) throw new Problem(`signup_link_email_${refusal}`);
}
