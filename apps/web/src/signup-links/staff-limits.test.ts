import { expect, test } from 'vitest';
import { exampleLink } from './signup-link.example.ts';
import { withStaffLimits } from './staff-limits.ts';

const now = Date.parse('2026-11-22T09:00:00.000Z');

test('proposes what a link that gives staff rights lacks, and only that', () => {
  expect(withStaffLimits(exampleLink({ uses: 4 }), { joinsAs: 'staff' }, now)).toEqual({
    joinsAs: 'staff',
    useLimit: 14,
    expiresInDays: 7,
    requiresApproval: true,
  });
  const limited = exampleLink({
    useLimit: 3,
    expiresAt: '2026-11-24T09:00:00.000Z',
    allowedEmailDomains: ['durand.example'],
  });
  expect(withStaffLimits(limited, { joinsAs: 'staff' }, now)).toEqual({ joinsAs: 'staff' });
});

test('counts a case role only where a case is opened', () => {
  expect(withStaffLimits(exampleLink(), { caseRole: 'staff' }, now)).toEqual({ caseRole: 'staff' });
  expect(withStaffLimits(exampleLink({ caseRole: 'staff' }), { autoCreateCase: true }, now)).toMatchObject({
    useLimit: 10,
    requiresApproval: true,
  });
});

test('leaves a link alone that makes clients', () => {
  expect(withStaffLimits(exampleLink({ joinsAs: 'staff' }), { joinsAs: 'client' }, now)).toEqual({
    joinsAs: 'client',
  });
});
