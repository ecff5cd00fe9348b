import type { RegistrationSummary } from '@casedoor/contracts';
import { expect, it } from 'vitest';
import { changesBetween, pauseOf } from './refetch-interval.ts';

const person = (id: string, state: RegistrationSummary['state']) => ({ id, state }) as RegistrationSummary;

it('asks soon while something moves, later when nothing does, and never in a flood', () => {
  expect(pauseOf(1, 0)).toBe(4000);
  expect(pauseOf(1, 3 * 60_000)).toBe(10_000);
  expect(pauseOf(1, 20 * 60_000)).toBe(30_000);
  expect(pauseOf(5, 0)).toBe(20_000);
  expect(pauseOf(50, 0)).toBe(60_000);
});

it('finds new and changed registrations, not those that are only on another page', () => {
  const before = [person('c', 'started'), person('b', 'verified')];
  const after = [
    person('d', 'started'),
    person('c', 'verified'),
    person('b', 'verified'),
    person('a', 'completed'),
  ];
  expect(changesBetween(before, after).map(({ id }) => id)).toEqual(['d', 'c']);
  expect(changesBetween(before, before)).toEqual([]);
  expect(changesBetween([], after)).toHaveLength(4);
});
