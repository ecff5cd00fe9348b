import { type LinkState, linkStates } from '@casedoor/contracts/link-states';
import { describe, expect, it } from 'vitest';
import { linkState, opensAgainAt, opensCase, refuseClosed, type LinkFacts } from './signup-link.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const open: LinkFacts = {
  allowSignup: true,
  opensAt: null,
  expiresAt: null,
  useLimit: null,
  uses: 0,
  dailyLimit: null,
  usesToday: 0,
  dayEndsAt: null,
  replacedAt: null,
  revokedAt: null,
  alarmAt: null,
};

const cases: [LinkState, Partial<LinkFacts>][] = [
  ['open', {}],
  ['open', { uses: 1_000_000 }],
  ['paused', { allowSignup: false }],
  // The boundaries, to the millisecond: it opens at opensAt and expires at expiresAt.
  ['scheduled', { opensAt: after(1) }],
  ['open', { opensAt: after(0) }],
  ['open', { opensAt: after(-1) }],
  ['open', { expiresAt: after(1) }],
  ['expired', { expiresAt: after(0) }],
  ['expired', { expiresAt: after(-1) }],
  ['open', { useLimit: 2, uses: 1 }],
  ['full', { useLimit: 2, uses: 2 }],
  ['full', { useLimit: 2, uses: 3 }],
  ['open', { dailyLimit: 2, usesToday: 1, dayEndsAt: after(1) }],
  ['full_today', { dailyLimit: 2, usesToday: 2, dayEndsAt: after(1) }],
  // The day ends at its midnight, to the millisecond.
  ['open', { dailyLimit: 2, usesToday: 2, dayEndsAt: after(0) }],
  ['open', { dailyLimit: null, usesToday: 2, dayEndsAt: after(1) }],
  ['paused', { allowSignup: false, dailyLimit: 1, usesToday: 1, dayEndsAt: after(1) }],
  ['replaced', { replacedAt: after(-1) }],
  ['revoked', { revokedAt: after(-1) }],
  // Final states come before those that an administrator can lift.
  ['revoked', { revokedAt: now, replacedAt: now, expiresAt: now, useLimit: 1, uses: 1, allowSignup: false }],
  ['replaced', { replacedAt: now, expiresAt: now, useLimit: 1, uses: 1, allowSignup: false }],
  ['expired', { expiresAt: now, useLimit: 1, uses: 1, allowSignup: false }],
  ['full', { useLimit: 1, uses: 1, allowSignup: false, opensAt: after(1) }],
  ['paused', { allowSignup: false, opensAt: after(1) }],
];

describe('linkState', () => {
  it('has a case for every state', () => {
    expect(new Set(cases.map(([state]) => state))).toEqual(new Set(linkStates));
  });

  it.each(cases)('is %s for %j', (state, facts) => {
    expect(linkState({ ...open, ...facts }, now)).toBe(state);
  });

  it('has a problem for every state but open, with the moment from which it takes people', () => {
    expect(() => refuseClosed(open, now)).not.toThrow();
    expect(() => refuseClosed({ ...open, useLimit: 1, uses: 1 }, now)).toThrow('signup_link_full');
    const today = { ...open, dailyLimit: 1, usesToday: 1, dayEndsAt: after(5) };
    expect(() => refuseClosed(today, now)).toThrow(
      expect.objectContaining({ code: 'signup_link_full_today', opensAt: after(5) }),
    );
    expect(opensAgainAt({ ...open, opensAt: after(9) }, now)).toEqual(after(9));
    expect(opensAgainAt({ ...open, allowSignup: false, opensAt: after(9) }, now)).toBeNull();
  });

  it.each<[state: string, verifiedAt: Date | null, facts: Partial<LinkFacts>]>([
    ['paused', null, { alarmAt: now }],
    ['paused', after(1), { alarmAt: now }],
    ['open', after(0), { alarmAt: now }],
    ['open', after(-1), { alarmAt: now }],
    // An administrator paused it.
    ['paused', after(-1), { alarmAt: null }],
    ['full', after(-1), { alarmAt: now, useLimit: 1, uses: 1 }],
  ])('is %s for a mailbox verified at %s while %j', (state, verifiedAt, facts) => {
    expect(linkState({ ...open, allowSignup: false, ...facts }, after(5), verifiedAt)).toBe(state);
  });
});

it.each([
  [true, null, true],
  [true, { mayView: true }, true],
  [true, { mayView: false }, false],
  [false, null, false],
  [false, { mayView: true }, false],
])('a link that opens a case (%s) in the role %j shows it: %s', (autoCreateCase, customCaseRole, shown) => {
  expect(opensCase({ autoCreateCase, customCaseRole })).toBe(shown);
});
