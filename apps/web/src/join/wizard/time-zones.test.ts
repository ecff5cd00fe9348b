import { expect, it } from 'vitest';
import { nameOfTimeZone, timeZoneOptions } from './time-zones.ts';

it('names a zone by its place first', () => {
  expect(nameOfTimeZone('Europe/Paris')).toBe('Paris (Europe)');
  expect(nameOfTimeZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires (America, Argentina)');
  expect(nameOfTimeZone('UTC')).toBe('UTC');
});

it('offers every zone once, and the one of the device', () => {
  const values = timeZoneOptions('en', 'Etc/Nowhere').map((option) => option.value);
  expect(values).toContain('Europe/Paris');
  expect(values).toContain('UTC');
  expect(values).toContain('Etc/Nowhere');
  expect(new Set(values).size).toBe(values.length);
});
