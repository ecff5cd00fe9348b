import type { SignupLink } from '@casedoor/contracts';

/** A link that was never switched on, for tests. */
export function exampleLink(changes: Partial<SignupLink> = {}): SignupLink {
  return {
    id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11',
    version: 1,
    title: 'Website',
    url: null,
    isDefault: true,
    state: 'paused',
    allowSignup: false,
    joinsAs: 'client',
    autoCreateCase: false,
    caseRole: 'client',
    caseTitlePattern: '{firstName} {lastName}',
    caseType: null,
    opensAt: null,
    expiresAt: null,
    useLimit: null,
    uses: 0,
    allowedEmailDomains: [],
    locale: null,
    welcomeText: null,
    discreet: false,
    replacedById: null,
    replacedAt: null,
    revokedAt: null,
    createdAt: '2026-11-22T09:30:00.000Z',
    createdBy: null,
    ...changes,
  };
}
