import type { ProblemCode, RegistrationState } from '@casedoor/contracts';
import { expect, it } from 'vitest';
import * as rules from './registration.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const past = new Date(now.getTime() - 1);
const future = new Date(now.getTime() + 1);

it.each<[state: RegistrationState, atItsEnd: RegistrationState, problem: ProblemCode | null]>([
  ['started', 'expired', null],
  ['verified', 'expired', null],
  ['pending_approval', 'expired', 'registration_pending_approval'],
  ['completed', 'completed', 'registration_completed'],
  ['rejected', 'rejected', 'registration_rejected'],
  ['withdrawn', 'withdrawn', 'registration_withdrawn'],
  ['expired', 'expired', 'registration_expired'],
])('a registration that is %s is %s when its time is over', (state, atItsEnd, problem) => {
  expect(rules.stateAt({ state, expiresAt: future }, now)).toBe(state);
  expect(rules.stateAt({ state, expiresAt: now }, now)).toBe(atItsEnd);
  expect(rules.stateAt({ state, expiresAt: past }, now)).toBe(atItsEnd);
  expect(rules.problemOfEnd(state)).toBe(problem);
});

it.each<[firstName: string | null, lastName: string | null, missing: string[]]>([
  ['Léa', 'Martin', []],
  ['Léa', '', []],
  [null, 'Martin', ['firstName']],
  ['', 'Martin', ['firstName']],
  [null, '', ['firstName']],
])('the name %j %j lacks %j', (firstName, lastName, missing) => {
  const names = { firstName, lastName };
  if (missing.length === 0) return expect(rules.namesOf(names)).toEqual(names);
  expect(() => rules.namesOf(names)).toThrow(
    expect.objectContaining({
      code: 'registration_answers_missing',
      errors: missing.map((path) => ({ path, code: 'required' })),
    }),
  );
});

it('takes a last name that was never answered for none', () => {
  expect(rules.namesOf({ firstName: 'Léa', lastName: null })).toEqual({ firstName: 'Léa', lastName: '' });
});

it('lasts as long as the documents say', () => {
  const { lifetime, invitationLifetime, approvalLifetime, codeLifetime, codeTries } = rules;
  const [minute, day] = [60_000, 86_400_000];
  expect([lifetime, invitationLifetime, approvalLifetime]).toEqual([day, 14 * day, 30 * day]);
  expect([codeLifetime, codeTries]).toEqual([15 * minute, 5]);
});
