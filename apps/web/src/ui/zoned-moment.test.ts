import { expect, test } from 'vitest';
import { fromZonedField, toZonedField } from './zoned-moment.ts';

const paris = 'Europe/Paris';

test.each([
  ['2026-12-31T23:59', '2026-12-31T22:59:00.000Z'],
  ['2026-07-01T08:30:15', '2026-07-01T06:30:15.000Z'],
  // The clocks go from 2 to 3 on 28 March 2027, and from 3 back to 2 on 31 October 2027.
  ['2027-03-28T01:59:59', '2027-03-28T00:59:59.000Z'],
  ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z'],
  ['2027-10-31T01:30', '2027-10-30T23:30:00.000Z'],
  ['2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
  ['2027-10-31T03:00', '2027-10-31T02:00:00.000Z'],
])('%s in Paris is %s, and back', (field, moment) => {
  expect(fromZonedField(field, paris)).toBe(moment);
  expect(toZonedField(moment, paris)).toBe(field);
});

test('takes a time that the clocks skip as so much later', () => {
  expect(fromZonedField('2027-03-28T02:30', paris)).toBe('2027-03-28T01:30:00.000Z');
  expect(toZonedField('2027-03-28T01:30:00.000Z', paris)).toBe('2027-03-28T03:30');
});

test('shows the second pass of a repeated hour as that hour', () => {
  expect(toZonedField('2027-10-31T01:30:00.000Z', paris)).toBe('2027-10-31T02:30');
});

test('knows half-hour changes and the other side of the date line', () => {
  expect(fromZonedField('2027-04-03T12:00', 'Australia/Lord_Howe')).toBe('2027-04-03T01:00:00.000Z');
  expect(fromZonedField('2027-04-05T12:00', 'Australia/Lord_Howe')).toBe('2027-04-05T01:30:00.000Z');
  expect(fromZonedField('2027-01-01T00:00', 'Pacific/Kiritimati')).toBe('2026-12-31T10:00:00.000Z');
});

test.each([
  '20266-11-28T10:00',
  '0002-11-28T10:00',
  '1999-12-31T23:59',
  '2200-01-01T00:00',
  '9999-12-31T23:59',
])('has no moment for a year that is a slip of the keyboard: %s', (field) => {
  expect(fromZonedField(field, paris)).toBeNull();
});

test('has no moment for nothing, and nothing for no moment', () => {
  expect([fromZonedField('', paris), fromZonedField('soon', paris), toZonedField(null, paris)]).toEqual([
    null,
    null,
    '',
  ]);
});
