import { describe, expect, it, vi } from 'vitest';
import { timeZone } from './fields.ts';
import { namedHere, writeMoment } from './dates.ts';
import { canonicalTimeZone, deviceTimeZone, timeZones } from './time-zones.ts';

describe('the catalogue of time zones', () => {
  it.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Asia/Rangoon', 'Asia/Yangon'],
    ['America/Godthab', 'America/Nuuk'],
    ['America/Indianapolis', 'America/Indiana/Indianapolis'],
    ['Atlantic/Faeroe', 'Atlantic/Faroe'],
    ['Pacific/Truk', 'Pacific/Chuuk'],
    ['US/Eastern', 'America/New_York'],
    ['EST5EDT', 'America/New_York'],
    ['CET', 'Europe/Brussels'],
    ['Etc/UTC', 'UTC'],
    ['GMT', 'UTC'],
    [' europe/paris ', 'Europe/Paris'],
    ['EUROPE/AMSTERDAM', 'Europe/Amsterdam'],
  ])('%s is stored as %s', (name, zone) => {
    expect(timeZone.parse(name)).toBe(zone);
    expect(timeZones).toContain(zone);
  });

  it('keeps its own names, each once', () => {
    expect(new Set(timeZones).size).toBe(timeZones.length);
    for (const zone of timeZones) expect(canonicalTimeZone(zone)).toBe(zone);
  });

  it('knows every zone that browsers list, and Node knows each of its own', () => {
    for (const name of Intl.supportedValuesOf('timeZone'))
      expect(canonicalTimeZone(name), name).not.toBeNull();
    for (const zone of timeZones) expect(namedHere(zone), zone).toBe(zone);
  });
});

it.each(['Etc/Unknown', '+03:00', 'Etc/GMT-3', undefined])(
  'a device that reports %s has no guess',
  (reported) => {
    const options = { timeZone: reported } as Intl.ResolvedDateTimeFormatOptions;
    const resolved = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(options);
    expect(deviceTimeZone()).toBeNull();
    options.timeZone = 'Asia/Calcutta';
    expect(deviceTimeZone()).toBe('Asia/Kolkata');
    resolved.mockRestore();
  },
);

it('a time in a zone that this program does not know is written in UTC, and says so', () => {
  expect(writeMoment('en', '2026-11-22T09:30:00.000Z', { timeZone: 'Mars/Base', zone: true })).toBe(
    '22 November 2026, 09:30 UTC',
  );
});
