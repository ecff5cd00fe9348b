import { expect, test } from 'vitest';
import { fillPattern, hasUnknownField } from './patterns.ts';

const fields = { firstName: 'Léa', lastName: 'Martin', email: 'lea@example.com', date: '22 November 2026' };

test.each([
  ['{firstName} {lastName}', 'Léa Martin', false],
  ['{email}, {date}', 'lea@example.com, 22 November 2026', false],
  ['No field', 'No field', false],
  ['{firstname}', '{firstname}', true],
  ['{first{lastName}Name}', '{firstMartinName}', true],
  ['Brace }', 'Brace }', true],
])('%s', (pattern, filled, unknown) => {
  expect(fillPattern(pattern, fields, 200)).toBe(filled);
  expect(hasUnknownField(pattern)).toBe(unknown);
});

test('a name is taken as it is, whatever it looks like', () => {
  expect(
    fillPattern('{firstName} {lastName}', { ...fields, firstName: '{lastName}', lastName: '$& $1' }, 200),
  ).toBe('{lastName} $& $1');
});

test('what a person typed is not filled in again, and half a character is never left at the cut', () => {
  expect(fillPattern('{firstName}', { ...fields, firstName: '{email}' }, 200)).toBe('{email}');
  expect(fillPattern('{firstName}', { ...fields, firstName: 'ab🦊' }, 3)).toBe('ab');
});

test.each([
  ['{firstName} {lastName}', 'Sukarno'],
  ['{lastName} {firstName}', 'Sukarno'],
  ['{lastName}, {firstName}', 'Sukarno'],
  ['Intake: {lastName}, {firstName}', 'Intake: Sukarno'],
  ['Intake {lastName}, {firstName}', 'Intake Sukarno'],
  ['{firstName} {lastName}, {date}', 'Sukarno, 22 November 2026'],
  ['{firstName} {lastName}: divorce', 'Sukarno: divorce'],
  ['{firstName} – {lastName} – {date}', 'Sukarno – 22 November 2026'],
  ['{firstName} ({lastName})', 'Sukarno'],
  ['{firstName} {lastName} {lastName}', 'Sukarno'],
  ['{lastName}', 'Sukarno'],
  ['Name: {firstName}\nFamily: {lastName}\nCall back.', 'Name: Sukarno\nFamily: \nCall back.'],
])('one name only, %j: %j', (pattern, filled) => {
  expect(fillPattern(pattern, { ...fields, firstName: 'Sukarno', lastName: '' }, 200)).toBe(filled);
});
