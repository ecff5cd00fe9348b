import { timeZones } from '@casedoor/contracts/time-zones';
import { expect, it } from 'vitest';
import { placeOfTimeZone, writeTimeZone } from '../../i18n/time-zone-names.ts';
import { timeZoneOptions } from './time-zones.ts';

it.each([
  ['Europe/Paris', 'Paris (Europe)', 'Paris (Europe)', 'Europe/Paris'],
  ['Europe/London', 'London (Europe)', 'Londres (Europe)', 'Europe/Londres'],
  ['Asia/Kolkata', 'Kolkata (Asia)', 'Calcutta (Asie)', 'Asie/Calcutta'],
  ['America/New_York', 'New York (America)', 'New York (Amérique)', 'Amérique/New York'],
  [
    'America/Argentina/Buenos_Aires',
    'Buenos Aires (America, Argentina)',
    'Buenos Aires (Amérique, Argentine)',
    'Amérique/Argentine/Buenos Aires',
  ],
  ['UTC', 'UTC', 'UTC', 'UTC'],
])('names %s by its place, in English and French', (zone, english, french, path) => {
  expect(placeOfTimeZone(zone, 'en')).toBe(english);
  expect(placeOfTimeZone(zone, 'fr')).toBe(french);
  expect(writeTimeZone(zone, 'fr')).toBe(path);
});

it('offers every zone of the catalogue once, and the one chosen before', () => {
  const values = timeZoneOptions('en', 'Etc/Nowhere').map((option) => option.value);
  expect(values.toSorted()).toEqual([...timeZones, 'Etc/Nowhere'].toSorted());
  const labels = timeZoneOptions('fr', 'UTC').map((option) => option.label);
  expect(new Set(labels).size).toBe(labels.length);
});
