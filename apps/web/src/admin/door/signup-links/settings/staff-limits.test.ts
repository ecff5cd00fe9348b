import { expect, test } from 'vitest';
import { exampleLink } from '../signup-link.example.ts';
import { withStaffLimits } from './staff-limits.ts';

const now = Date.parse('2026-11-22T09:00:00.000Z');

test('proposes what a link that gives staff rights lacks, and only that', () => {
  for (const uses of [4, 10])
    expect(withStaffLimits(exampleLink({ uses }), { joinsAs: 'staff' }, now)).toEqual({
      joinsAs: 'staff',
      useLimit: 10,
      expiresInDays: 7,
      requiresApproval: true,
    });
  expect(withStaffLimits(exampleLink({ uses: 4, useLimit: 12 }), { joinsAs: 'staff' }, now)).toMatchObject({
    useLimit: 10,
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

test('proposes seven days by the API’s clock where an end is close to the limit', () => {
  const ending = (expiresAt: string) =>
    withStaffLimits(
      exampleLink({ useLimit: 3, requiresApproval: true, expiresAt }),
      { joinsAs: 'staff' },
      now,
    );
  // If the clocks go forward within the week, 167 hours are seven days.
  expect(ending('2026-11-29T08:30:00.000Z')).toEqual({ joinsAs: 'staff', expiresInDays: 7 });
  expect(ending('2026-11-29T06:00:00.000Z')).toEqual({ joinsAs: 'staff' });
});

test('proposes nothing where only a new link helps, and no end before the opening', () => {
  expect(withStaffLimits(exampleLink({ uses: 11 }), { joinsAs: 'staff' }, now)).toEqual({ joinsAs: 'staff' });
  const opensAt = '2026-12-10T09:00:00.000Z';
  expect(withStaffLimits(exampleLink({ opensAt }), { joinsAs: 'staff' }, now)).toEqual({
    joinsAs: 'staff',
    useLimit: 10,
    requiresApproval: true,
  });
});

test('leaves a link alone that makes clients', () => {
  expect(withStaffLimits(exampleLink({ joinsAs: 'staff' }), { joinsAs: 'client' }, now)).toEqual({
    joinsAs: 'client',
  });
});
