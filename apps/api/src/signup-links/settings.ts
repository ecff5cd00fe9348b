import type { signupLinkChanges } from '@casedoor/contracts';
import type { z } from 'zod';
import { invalidField, Problem } from '../http/problem.ts';
import { canonicalDomain } from '../mail/email-address.ts';

/** The settings that an administrator may give, as the contract lets them through. */
export type GivenSettings = Omit<z.output<typeof signupLinkChanges>, 'version'>;

/** The settings as columns; a setting left out is not there. */
export function settingsToColumns(settings: GivenSettings) {
  const { opensAt, expiresAt, allowedEmailDomains, ...rest } = settings;
  const given = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Partial<typeof rest>;
  return {
    ...(given as
      | { [K in keyof typeof rest]-?: Exclude<(typeof rest)[K], undefined> }
      | Record<string, never>),
    ...(opensAt === undefined ? {} : { opensAt: opensAt === null ? null : new Date(opensAt) }),
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
    ...(allowedEmailDomains === undefined
      ? {}
      : { allowedEmailDomains: [...new Set(allowedEmailDomains.map(toCanonicalDomain))] }),
    ...(given.welcomeText === '' ? { welcomeText: null } : {}),
  };
}

/** Throws `request_invalid` unless the link opens before it expires. */
export function refuseImpossibleTimes(link: { opensAt: Date | null; expiresAt: Date | null }): void {
  if (link.opensAt && link.expiresAt && link.expiresAt <= link.opensAt) {
    throw new Problem('request_invalid', { errors: [{ path: 'expiresAt', code: 'expires_before_opening' }] });
  }
}

function toCanonicalDomain(domain: string): string {
  const wildcard = domain.startsWith('*.');
  const canonical = canonicalDomain(wildcard ? domain.slice(2) : domain);
  if (canonical === null) throw invalidField('allowedEmailDomains', 'domain_invalid');
  return wildcard ? `*.${canonical}` : canonical;
}
