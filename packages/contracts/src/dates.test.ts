import { describe, expect, it } from 'vitest';
import { writeDate, writeMoment } from './dates.ts';

const timeZone = 'Europe/Paris';

describe('a date', () => {
  it.each([
    ['en', '2026-11-22T14:30:00Z', {}, '22 November 2026'],
    ['fr', '2026-11-22T14:30:00Z', {}, '22 novembre 2026'],
    ['en', '2026-02-01T12:00:00Z', {}, '1 February 2026'],
    ['fr', '2026-02-01T12:00:00Z', {}, '1er février 2026'],
    ['fr', '2026-02-11T12:00:00Z', {}, '11 février 2026'],
    ['en', '2026-11-22T14:30:00Z', { short: true }, '22 Nov 2026'],
    ['fr', '2026-11-22T14:30:00Z', { short: true }, '22 nov. 2026'],
    ['en', '2026-11-22T14:30:00Z', { weekday: true }, 'Sunday 22 November 2026'],
    ['fr', '2026-11-22T14:30:00Z', { weekday: true }, 'dimanche 22 novembre 2026'],
    // In Paris it is tomorrow already.
    ['en', '2026-12-31T23:30:00Z', {}, '1 January 2027'],
    ['fr', '2026-12-31T23:30:00Z', {}, '1er janvier 2027'],
  ] as const)('%s %s %o is %s', (locale, moment, options, written) => {
    expect(writeDate(locale, moment, { timeZone, ...options })).toBe(written);
  });
});

describe('a date and time', () => {
  it.each([
    ['en', '2026-11-22T14:30:00Z', {}, '22 November 2026, 15:30'],
    ['fr', '2026-11-22T14:30:00Z', {}, '22 novembre 2026 à 15:30'],
    ['en', '2026-07-04T07:05:00Z', { short: true }, '4 Jul 2026, 09:05'],
    ['fr', '2026-07-04T07:05:00Z', { short: true }, '4 juil. 2026 à 09:05'],
    ['en', '2026-07-03T22:00:00Z', {}, '4 July 2026, 00:00'],
    ['en', '2026-07-03T22:00:00Z', { seconds: true }, '4 July 2026, 00:00'],
    ['en', '2026-07-03T21:59:59Z', { seconds: true }, '3 July 2026, 23:59:59'],
    ['en', '2026-11-22T14:30:00Z', { weekday: true, zone: true }, 'Sunday 22 November 2026, 15:30 CET'],
    ['fr', '2026-11-22T14:30:00Z', { weekday: true, zone: true }, 'dimanche 22 novembre 2026 à 15:30 UTC+1'],
    [
      'en',
      '2026-11-22T14:30:00Z',
      { timeZone: 'America/New_York', zone: true },
      '22 November 2026, 09:30 GMT-5',
    ],
  ] as const)('%s %s %o is %s', (locale, moment, options, written) => {
    expect(writeMoment(locale, moment, { timeZone, ...options })).toBe(written);
  });

  it('takes the reader’s time zone where none is given', () => {
    const moment = new Date(2026, 10, 22, 15, 30);
    expect(writeMoment('en', moment)).toBe('22 November 2026, 15:30');
    expect(writeDate('fr', moment)).toBe('22 novembre 2026');
  });
});
