import type { Registration } from '@casedoor/contracts';
import { describe, expect, it } from 'vitest';
import { stageOf, stepsOf, stepToShow } from './steps.ts';

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
  requiresApproval: false,
  caseRole: 'client',
  invited: false,
  welcomeText: null,
  answers: { firstName: 'Léa', lastName: 'Martin', phone: null, timeZone: 'Europe/Paris', newsletter: false },
  account: 'none',
  membership: 'none',
  rehearsal: false,
  signedInAs: null,
};
const unnamed = { ...verified, answers: { ...verified.answers, lastName: null } };

describe('stageOf', () => {
  it('asks to verify the address before anything else', () => {
    expect(
      stageOf({ ...verified, state: 'started', account: null, membership: null, signedInAs: 'b@x.fr' }).name,
    ).toBe('confirm');
  });

  it('leads a new person into the wizard', () => {
    expect(stageOf(verified).name).toBe('wizard');
  });

  it('asks the owner of an account to sign in, then shows what joining adds', () => {
    expect(stageOf({ ...verified, account: 'exists' }).name).toBe('sign-in');
    expect(stageOf({ ...verified, account: 'exists', signedInAs: 'lea@EXAMPLE.com' }).name).toBe('join');
  });

  it('never continues with somebody else’s session', () => {
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
    expect(stageOf({ ...verified, linkState: null, membership: 'active' }).name).toBe('wizard');
  });

  it('says that the link has closed meanwhile', () => {
    expect(stageOf({ ...verified, linkState: 'paused' })).toEqual({ name: 'closed', state: 'paused' });
    expect(stageOf({ ...verified, state: 'completed', linkState: 'full' })).toEqual({
      name: 'ended',
      state: 'completed',
    });
  });
});

const nothing = { password: false, passkeys: false };
const withPassword = { password: true, passkeys: false };
const withPasskeys = { password: false, passkeys: true };

describe('stepToShow', () => {
  it('begins with what is missing', () => {
    expect(stepToShow(null, unnamed, nothing)).toBe('about');
    expect(stepToShow(null, verified, nothing)).toBe('secure');
  });

  it('shows the first step to a person whose name the invitation brought', () => {
    expect(stepToShow(null, { ...verified, answers: { ...verified.answers, timeZone: null } }, nothing)).toBe(
      'about',
    );
  });

  it('does not skip a step that lacks something', () => {
    expect(stepToShow('review', unnamed, withPassword)).toBe('about');
    expect(stepToShow('review', verified, nothing)).toBe('secure');
    expect(stepToShow('secure', unnamed, nothing)).toBe('about');
  });

  it('follows the address otherwise', () => {
    expect(stepToShow('about', verified, withPassword)).toBe('about');
    expect(stepToShow('review', verified, withPassword)).toBe('review');
    expect(stepToShow('secure', verified, withPasskeys)).toBe('secure');
    expect(stepToShow('nonsense', verified, nothing)).toBe('secure');
  });

  it('goes straight to the review where a passkey is, or can be made', () => {
    expect(stepToShow(null, verified, withPasskeys)).toBe('review');
    expect(stepToShow('review', { ...verified, hasPasskey: true }, nothing)).toBe('review');
    expect(stepToShow(null, unnamed, withPasskeys)).toBe('about');
  });
});

describe('stepsOf', () => {
  it('counts the password’s step only for those who take it', () => {
    expect(stepsOf('review', withPasskeys)).toEqual(['about', 'review']);
    expect(stepsOf('secure', withPasskeys)).toEqual(['about', 'secure', 'review']);
    expect(stepsOf('about', nothing)).toEqual(['about', 'secure', 'review']);
    expect(stepsOf('review', { password: true, passkeys: true })).toEqual(['about', 'secure', 'review']);
  });
});
