import { createHash } from 'node:crypto';
import { consentVersions } from '@casedoor/contracts/consent';
import type { Promised } from '@casedoor/contracts/promise';
import { needsApproval } from '../../people/access/staff-rights.ts';
import type { Membership, Organization, SignupLink } from '../../platform/database/client.ts';
import { opensCase } from '../signup-links/signup-link.ts';

/** The parts of a registration's row that decide what its pages say. */
interface Promising {
  organization: Omit<Organization, 'logo'>;
  signupLink:
    | (Parameters<typeof opensCase>[0] &
        Parameters<typeof needsApproval>[0] &
        Pick<SignupLink, 'joinsAs' | 'caseRole' | 'discreet'>)
    | null;
  membership: Pick<Membership, 'role'> | null;
}

/** What a registration promises now: what its pages show, and what a receipt keeps. */
export function promisedBy({ organization, signupLink, membership }: Promising): Promised {
  const opens = signupLink !== null && opensCase(signupLink);
  return {
    organization: { name: organization.name, notice: organization.notice },
    joinsAs: signupLink?.joinsAs ?? membership?.role ?? 'client',
    opensCase: opens,
    caseRole: opens ? signupLink.caseRole : null,
    requiresApproval: signupLink !== null && needsApproval(signupLink),
  };
}

/** Names everything that decides the sentences of a registration's pages; another text has another version. */
export function textsVersionOf(registration: Promising): string {
  const { organization, signupLink } = registration;
  const facts = [
    promisedBy(registration),
    signupLink?.discreet ?? false,
    consentVersions(organization),
    [organization.consentForm, organization.termsUrl, organization.privacyUrl],
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
}
