import { cleanEmail, cleanPhone, emailPattern, phonePattern } from '@casedoor/contracts/clean-contact';
import { cleanName, hasForbiddenCharacter, looksLikeALink } from '@casedoor/contracts/clean-text';

/** Client-side validation errors of a field; the same codes as the API's. */
export type FieldFault =
  | 'required'
  | 'email_invalid'
  | 'code_invalid'
  | 'phone_invalid'
  | 'characters_refused'
  | 'link_refused'
  | 'terms_not_accepted'
  | 'password_too_short'
  | 'password_too_long';

/** Returns the fault of a typed e-mail address, or null. Checks only its format, as the contract does. */
export function faultOfEmail(typed: string): FieldFault | null {
  const value = cleanEmail(typed);
  if (value === '') return 'required';
  return value.length <= 254 && emailPattern.test(value) && !hasForbiddenCharacter(value)
    ? null
    : 'email_invalid';
}

/** Returns the fault of a typed first name, or null. */
export function faultOfName(typed: string): FieldFault | null {
  return cleanName(typed) === '' ? 'required' : faultOfLastName(typed);
}

/** Returns the fault of a typed last name, or null. People who have one name only leave it empty. */
export function faultOfLastName(typed: string): FieldFault | null {
  const value = cleanName(typed);
  if (hasForbiddenCharacter(value)) return 'characters_refused';
  return looksLikeALink(value) ? 'link_refused' : null;
}

/** Returns the fault of a typed optional telephone number, or null. */
export function faultOfPhone(typed: string): FieldFault | null {
  const value = cleanPhone(typed);
  return value === '' || phonePattern.test(value) ? null : 'phone_invalid';
}

/** Returns the length of a password as the API counts it: characters after NFKC (NIST SP 800-63B). */
export function passwordLength(typed: string): number {
  return [...typed.normalize('NFKC')].length;
}

/** Returns the fault of a new password's length, or null. The API judges whether it is easy to guess. */
export function faultOfPassword(typed: string): FieldFault | null {
  const length = passwordLength(typed);
  if (length === 0) return 'required';
  if (length < 15) return 'password_too_short';
  return length > 128 ? 'password_too_long' : null;
}

/**
 * Whether an address may be allowed by a link's domains (`durand.example`, `*.durand.example` with all below it);
 * none means every one. Lenient with accented domains: the API compares them as A-labels and has the last word.
 */
export function domainAllowed(typed: string, domains: readonly string[]): boolean {
  const domain = cleanEmail(typed).toLowerCase().replace(/^.*@/, '');
  if (domains.length === 0 || /[^\x20-\x7e]/.test(domain + domains.join(''))) return true;
  return domains.some((allowed) => {
    const name = allowed.toLowerCase().replace(/^\*\./, '');
    return domain === name || (allowed.startsWith('*.') && domain.endsWith(`.${name}`));
  });
}
