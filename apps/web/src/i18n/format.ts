import { writeDate, writeMoment } from '@casedoor/contracts/dates';
import i18next from 'i18next';
import { writeTimeZone } from './time-zone-names.ts';
import { isLanguage, type Language } from './start-i18n.ts';

const spoken = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en');

/** Formats the date of a moment in the reader's language, such as 22 November 2026. */
export function formatDate(moment: string | Date): string {
  return writeDate(spoken(), moment);
}

/** Formats the date of a moment in few characters, such as 22 Nov 2026. */
export function formatShortDate(moment: string | Date): string {
  return writeDate(spoken(), moment, { short: true });
}

/**
 * Formats date and time in the reader's language, such as 22 Nov 2026, 15:30. Uses the reader's time zone unless an
 * organization's is given, which is named where the reader's own clock differs.
 */
export function formatDateTime(moment: string | Date, timeZone?: string): string {
  return timeZone === undefined
    ? writeMoment(spoken(), moment, { short: true })
    : writeThere(moment, timeZone, { short: true });
}

/**
 * Formats a moment in an organization's time zone, with seconds unless
 * they are zero; names the zone where the reader's own clock differs.
 */
export function formatMoment(moment: string, timeZone: string): string {
  return writeThere(moment, timeZone, { short: true, seconds: true });
}

/** Formats a moment for paper, which does not know its reader's clock: with the time zone's name. */
export function formatWithZone(moment: string): string {
  return writeMoment(spoken(), moment, { zone: true });
}

function writeThere(
  moment: string | Date,
  timeZone: string,
  options: { short: boolean; seconds?: boolean },
): string {
  const there = writeMoment(spoken(), moment, { ...options, timeZone });
  return there === writeMoment(spoken(), moment, options) ? there : `${there} (${formatTimeZone(timeZone)})`;
}

/** Formats a time zone's name: "America/New York", « Europe/Londres ». */
export function formatTimeZone(timeZone: string): string {
  return writeTimeZone(timeZone, spoken());
}

/** Formats a list: "a, b and c". */
export function formatList(words: readonly string[]): string {
  return new Intl.ListFormat(i18next.language, { type: 'conjunction' }).format(words);
}

/** Formats how long ago a moment was, in the largest fitting unit: "3 days ago". */
export function formatWaited(moment: string | Date, now = Date.now()): string {
  const minutes = Math.round((now - new Date(moment).getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat(i18next.language, { numeric: 'auto' });
  if (minutes < 60) return format.format(-Math.max(minutes, 0), 'minute');
  if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 1440), 'day');
}

/** Formats a whole number in the reader's language. */
export function formatNumber(count: number): string {
  return new Intl.NumberFormat(spoken()).format(count);
}

/** Formats a share in per cent: "42%", « 42 % ». */
export function formatShare(share: number): string {
  return new Intl.NumberFormat(spoken(), { style: 'percent' }).format(share);
}

/** Formats a day (`2026-11-22`) or a month (`2026-11`) for the axis of a chart. */
export function formatPeriod(period: string): string {
  const isMonth = period.length === 7;
  const moment = new Date(`${isMonth ? `${period}-01` : period}T00:00:00Z`);
  return new Intl.DateTimeFormat(spoken() === 'fr' ? 'fr-FR' : 'en-GB', {
    ...(isMonth ? {} : { day: 'numeric' }),
    month: 'short',
    ...(isMonth ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(moment);
}
