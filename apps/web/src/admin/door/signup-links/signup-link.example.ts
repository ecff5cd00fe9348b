import { initialSettings, type SignupLink } from '@casedoor/contracts';

/** A link that was never switched on, for tests. */
export function exampleLink(changes: Partial<SignupLink> = {}): SignupLink {
  return {
    id: '019a9d3e-7c1f-7d20-9f35-0b6a7c0c2f11',
    version: 1,
    ...initialSettings,
    title: 'Website',
    url: null,
    isDefault: true,
    state: 'paused',
    customCaseRole: null,
    uses: 0,
    usesToday: 0,
    reopensAt: null,
    alarm: null,
    grantLapsed: false,
    replacedById: null,
    replacedAt: null,
    graceEndsAt: null,
    graceForId: null,
    inGrace: false,
    revokedAt: null,
    endedBy: null,
    endReason: null,
    createdAt: '2026-11-22T09:30:00.000Z',
    createdBy: null,
    ...changes,
  };
}
