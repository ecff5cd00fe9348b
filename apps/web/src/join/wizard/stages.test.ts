import type { Registration } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import { stageOf } from './stages.ts';

const verified: Registration = {
  state: 'verified',
  email: 'Lea@example.com',
  locale: 'en',
  expiresAt: '2026-11-23T09:00:00.000Z',
  organization: {
    name: 'Cabinet Durand',
    logoUrl: null,
    accentColour: null,
    contactEmail: null,
    contactUrl: null,
    contactPhone: null,
    postalAddress: null,
    registerNumber: null,
    dataLocation: null,
    consentForm: 'sentence',
    timeZone: 'Europe/Paris',
    termsUrl: null,
    termsVersion: null,
    privacyUrl: null,
    privacyVersion: null,
    notice: null,
    noticeVersion: null,
  },
  discreet: false,
  quickExitUrl: null,
  hasPasskey: false,
  linkState: 'open',
  linkOpensAt: null,
  joinsAs: 'client',
  opensCase: true,
  textsVersion: '1',
  requiresApproval: false,
  caseRole: 'client',
  invited: false,
  welcomeText: null,
  nextSteps: { en: null, fr: null },
  answers: { firstName: 'Léa', lastName: 'Martin', phone: null, timeZone: 'Europe/Paris', newsletter: false },
  account: 'none',
  membership: 'none',
  rehearsal: false,
  signedInAs: null,
};

describe('stageOf', () => {
  const started = { ...verified, state: 'started', account: null, membership: null } as const;

  it('shows a new person one page, verified or not', () => {
    expect(stageOf(started).name).toBe('you');
    expect(stageOf(verified).name).toBe('you');
  });

  it('shows the owner of a session with this address what joining adds, before the mailbox is verified too', () => {
    expect(stageOf({ ...started, signedInAs: 'lea@EXAMPLE.com' }).name).toBe('join');
  });

  it('asks the owner of an account to sign in, then shows what joining adds', () => {
    expect(stageOf({ ...verified, account: 'exists' }).name).toBe('sign-in');
    expect(stageOf({ ...verified, account: 'exists', signedInAs: 'lea@EXAMPLE.com' }).name).toBe('join');
  });

  it('never continues with somebody else’s session', () => {
    expect(stageOf({ ...started, signedInAs: 'paul@example.com' }).name).toBe('other-account');
    expect(stageOf({ ...verified, signedInAs: 'paul@example.com' }).name).toBe('other-account');
    expect(stageOf({ ...verified, account: 'exists', signedInAs: 'paul@example.com' }).name).toBe(
      'other-account',
    );
  });

  it('knows members, and those whose access has ended', () => {
    expect(stageOf({ ...verified, account: 'exists', membership: 'active' }).name).toBe('member');
    expect(stageOf({ ...verified, account: 'exists', membership: 'disabled' }).name).toBe('disabled');
  });

  it('lets a user added directly set up the account', () => {
    expect(stageOf({ ...verified, linkState: null, membership: 'active' }).name).toBe('you');
  });

  it('says that the link has closed meanwhile', () => {
    expect(stageOf({ ...verified, linkState: 'paused' })).toEqual({ name: 'closed', state: 'paused' });
    expect(stageOf({ ...verified, state: 'completed', linkState: 'full' })).toEqual({
      name: 'ended',
      state: 'completed',
    });
  });
});
