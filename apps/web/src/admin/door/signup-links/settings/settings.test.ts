import type { SignupLink } from '@casedoor/contracts';
import { describe, expect, test } from 'vitest';
import { exampleLink } from '../signup-link.example.ts';
import {
  changedSettings,
  changesNothing,
  conflictingSettings,
  formerValues,
  withChanges,
} from './settings.ts';

const link = (changes: Partial<SignupLink> = {}) => exampleLink(changes);

describe('conflictingSettings', () => {
  test('somebody else changed the same setting to another value', () => {
    const seen = link({ useLimit: 10 });
    const now = link({ useLimit: 20, version: 2 });
    expect(conflictingSettings(seen, now, { useLimit: 30 })).toEqual(['useLimit']);
  });

  test('somebody else changed another setting', () => {
    expect(conflictingSettings(link(), link({ joinsAs: 'staff', version: 2 }), { useLimit: 30 })).toEqual([]);
  });

  test('both made the same change', () => {
    expect(
      conflictingSettings(link(), link({ allowSignup: true, version: 2 }), { allowSignup: true }),
    ).toEqual([]);
  });

  test('the person chose another end in days before the first one was answered', () => {
    const seen = link({ expiresAt: null });
    const expiresAt = '2026-12-28T09:00:00.000Z';
    const now = link({ expiresAt, version: 2 });
    const next = { expiresInDays: 7 };
    expect(conflictingSettings(seen, now, next, { expiresAt })).toEqual([]);
    expect(conflictingSettings(seen, now, next, { useLimit: 5 })).toEqual(['expiresAt']);
    expect(conflictingSettings(seen, link({ expiresAt: null, version: 3 }), { expiresAt }, {})).toEqual([]);
    // Somebody else changed it afterwards.
    expect(
      conflictingSettings(seen, link({ expiresAt: '2027-01-01T09:00:00.000Z', version: 3 }), next, {
        expiresAt,
      }),
    ).toEqual(['expiresAt']);
  });

  test('lists are compared by what they hold', () => {
    const seen = link({ allowedEmailDomains: ['a.test'] });
    expect(
      conflictingSettings(seen, link({ allowedEmailDomains: ['a.test'] }), { allowedEmailDomains: [] }),
    ).toEqual([]);
    expect(
      conflictingSettings(seen, link({ allowedEmailDomains: ['b.test'] }), { allowedEmailDomains: [] }),
    ).toEqual(['allowedEmailDomains']);
  });
});

test('changedSettings names the settings, not the facts', () => {
  expect(changedSettings(link(), link({ uses: 5, version: 9, state: 'full', caseRole: 'staff' }))).toEqual([
    'caseRole',
  ]);
});

test('undo puts back what the changes replaced', () => {
  const before = link({ autoCreateCase: false, caseRole: 'client' });
  const changes = { autoCreateCase: true, caseRole: 'staff' } as const;
  expect(withChanges(withChanges(before, changes), formerValues(before, changes) ?? {})).toEqual(before);
});

test('an end that has passed cannot be put back', () => {
  const before = link({ expiresAt: '2026-11-22T09:00:00.000Z' });
  const changes = { title: 'Poster', expiresInDays: 7 };
  expect(formerValues(before, changes, Date.parse('2026-11-22T08:59:59.999Z'))).toEqual({
    title: 'Website',
    expiresAt: before.expiresAt,
  });
  expect(formerValues(before, changes, Date.parse('2026-11-22T09:00:00.000Z'))).toBeNull();
  expect(formerValues(before, { title: 'Poster' }, Date.parse('2026-11-22T09:00:00.000Z'))).toEqual({
    title: 'Website',
  });
});

test('a change to the present value is none', () => {
  expect(changesNothing(link({ expiresAt: null }), { expiresAt: null })).toBe(true);
  expect(changesNothing(link({ expiresAt: null }), { expiresAt: '2027-01-01T00:00:00.000Z' })).toBe(false);
});

test('an expiry in days is a change of the expiry: undone, and in conflict, as one', () => {
  const before = link({ expiresAt: '2027-01-01T00:00:00.000Z' });
  const changes = { expiresInDays: 7 };
  expect(formerValues(before, changes)).toEqual({ expiresAt: before.expiresAt });
  expect(changesNothing(before, changes)).toBe(false);
  expect(conflictingSettings(before, link({ expiresAt: null }), changes)).toEqual(['expiresAt']);
  expect(conflictingSettings(before, before, changes)).toEqual([]);
});
